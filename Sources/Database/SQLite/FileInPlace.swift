import Foundation
import Synchronization

/// Whether a database's files are still those that were opened. SQLite goes on writing into a file that was deleted or moved
/// away, and whoever opens the path next finds nothing of it.
final class FileInPlace: Sendable {
    private struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64

        init?(_ path: String) {
            var facts = stat()
            guard stat(path, &facts) == 0 else { return nil }
            device = UInt64(facts.st_dev)
            inode = UInt64(facts.st_ino)
        }
    }

    private let path: String
    private let file: Identity?
    /// SQLite makes the log with the first write, and keeps it while anybody has the file open.
    private let log = Mutex<Identity?>(nil)

    init(path: String) {
        self.path = path
        file = Identity(path)
    }

    /// Asked after each COMMIT: some two microseconds.
    ///
    /// - Throws: `DatabaseError.diskFailed`.
    func check() throws {
        guard let now = Identity(path), now == file, let log = Identity(path + "-wal"),
            self.log.withLock({ known in
                if known == nil { known = log }
                return known == log
            })
        else {
            throw DatabaseError.diskFailed(
                reason: "\(path) was deleted, moved or replaced while it was open; stop the program, and put it back")
        }
    }
}

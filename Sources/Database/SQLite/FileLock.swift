import Foundation
import Synchronization

/// The right to use a database file, held by one process at a time. The operating system gives it up when the process
/// ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32>

    /// Throws `DatabaseError.held` at once when another process has it.
    init(path: String, of database: String) throws {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw DatabaseError.cannotOpen(path: database, reason: String(cString: strerror(errno)))
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let reason = String(cString: strerror(errno))
            _ = Foundation.close(opened)
            throw isHeld ? DatabaseError.held(path: database) : .cannotOpen(path: database, reason: reason)
        }
        descriptor = Mutex(opened)
    }

    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            // Given up in so many words: a process that is just being started may hold a copy of the descriptor.
            _ = flock(descriptor, LOCK_UN)
            _ = Foundation.close(descriptor)
            descriptor = -1
        }
    }

    deinit {
        release()
    }
}

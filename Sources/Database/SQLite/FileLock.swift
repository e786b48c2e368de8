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
            let holder = Self.holder(noted: opened)
            _ = Foundation.close(opened)
            throw isHeld
                ? DatabaseError.held(path: database, holder: holder) : .cannotOpen(path: database, reason: reason)
        }
        Self.note(opened)
        descriptor = Mutex(opened)
    }

    /// Notes in the file whose it is, so that whoever finds it locked can be told. Where there is no room for that, nobody
    /// is kept from working.
    private static func note(_ descriptor: Int32) {
        let number = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, number, number.count, 0)
    }

    private static func holder(noted descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count), as: UTF8.self).trimmingCharacters(in: .newlines))
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

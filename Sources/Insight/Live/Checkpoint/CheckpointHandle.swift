import Foundation

/// An open file, read and written at places. Several threads may use it at once.
final class CheckpointHandle: Sendable {
    private let descriptor: Int32

    /// - Throws: `.missing`, `.unreadable`.
    init(reading path: String) throws(CheckpointFault) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing : .unreadable(reason: Self.reason)
        }
    }

    /// The file that one writes before it gets its name: emptied, and locked against others who would write it.
    ///
    /// - Throws: `.unwritable`, `.busy`.
    init(writing path: String) throws(CheckpointFault) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(reason: Self.reason) }
        guard isLocked(as: path) else { throw .busy }
        guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else {
            throw .unwritable(reason: Self.reason)
        }
    }

    /// Removes a file that somebody began to write and did not end; nothing when somebody is still at it.
    static func sweep(_ path: String) {
        guard let handle = CheckpointHandle(leftAt: path), handle.isLocked(as: path) else { return }
        unlink(path)
    }

    private init?(leftAt path: String) {
        descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        _ = close(descriptor)
    }

    /// The size, in bytes.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Whether all bytes were there.
    func read(at place: Int, into bytes: UnsafeMutableRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = pread(
                descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(place + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Has the system begin to read what will be asked for next, where it knows how.
    func expect(_ count: Int, at place: Int) {
        #if canImport(Glibc)
            _ = posix_fadvise(descriptor, off_t(place), off_t(count), POSIX_FADV_WILLNEED)
        #endif
    }

    /// Nil once all is written, else what the system says.
    func write(_ bytes: UnsafeRawBufferPointer, at place: Int) -> String? {
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(place + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return Self.reason }
            done += count
        }
        return nil
    }

    /// Waits until it is on the disk.
    func settle() throws(CheckpointFault) {
        guard fsync(descriptor) == 0 else { throw .unwritable(reason: Self.reason) }
    }

    /// Whether this process alone may write it, and it still has its name: another may have renamed or removed it between
    /// opening and locking.
    private func isLocked(as path: String) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
        var (own, named) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && stat(path, &named) == 0 && own.st_ino == named.st_ino
            && own.st_dev == named.st_dev
    }

    private static var reason: String { String(cString: strerror(errno)) }
}

import Foundation

/// Waits until a file or folder is on the disk.
enum DiskSync {
    /// - Parameter path: the current folder when empty.
    /// - Throws: `DatabaseError.backupFailed`.
    static func settle(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DatabaseError.backupFailed("open: \(String(cString: strerror(errno)))") }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw DatabaseError.backupFailed("fsync: \(String(cString: strerror(errno)))")
        }
    }
}

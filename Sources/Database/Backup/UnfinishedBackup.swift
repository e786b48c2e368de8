import Foundation

/// A copy that is being written, under a name that no good copy has. One process writes to it at a time.
final class UnfinishedBackup {
    /// Where the copy is to be written.
    let path: String
    private let target: String
    private let descriptor: Int32

    /// Makes the file, empty and readable by its owner alone; what a killed process left there is gone.
    ///
    /// - Throws: `DatabaseError.backupFailed`, also while another process makes a back-up of the same name.
    init(of target: String) throws {
        self.target = target
        path = target + ".partial"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseError.backupFailed("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        // Whoever had the lock may have given the file its good name meanwhile: that one is not to be emptied.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, Self.isSame(descriptor, path) else {
            throw DatabaseError.backupFailed("another process is making \(target)")
        }
        for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
        guard ftruncate(descriptor, 0) == 0, fchmod(descriptor, 0o600) == 0 else {
            throw DatabaseError.backupFailed("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        _ = close(descriptor)
    }

    /// Gives the copy its name, and what is known of it the name beside. What bore them before stays until then; between the
    /// two renamings the copy's record is the one under the unfinished name.
    func finish(_ record: BackupRecord?, reached: (BackupStep) throws -> Void = { _ in }) throws {
        if let record {
            try record.write(to: BackupRecord.unfinishedPath(of: target))
            try reached(.noted)
        } else {
            unlink(BackupRecord.path(of: target))
        }
        guard rename(path, target) == 0 else { throw Self.failed("rename") }
        try DiskSync.settle(folder)
        try reached(.named)
        if record != nil {
            guard rename(BackupRecord.unfinishedPath(of: target), BackupRecord.path(of: target)) == 0 else {
                throw Self.failed("rename")
            }
            try DiskSync.settle(folder)
        }
        try reached(.finished)
    }

    /// Leaves nothing of it, unless it has got its name.
    func discard() {
        for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
    }

    private var folder: String { URL(filePath: target).deletingLastPathComponent().path }

    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var (mine, named) = (stat(), stat())
        guard fstat(descriptor, &mine) == 0, lstat(path, &named) == 0 else { return false }
        return mine.st_ino == named.st_ino && mine.st_dev == named.st_dev
    }

    private static func failed(_ step: String) -> DatabaseError {
        .backupFailed("\(step): \(String(cString: strerror(errno)))")
    }
}

import Foundation

/// Copies a database on a server into a file, by PostgreSQL's own program. Blocks its thread.
struct PostgresBackup {
    private let address: PostgresAddress

    init(url: String) throws {
        address = try PostgresAddress(url)
    }

    /// Writes a back-up of one moment while others write. `path` names it only when it is whole and on the disk; a
    /// back-up that had this name before stays until then.
    func backup(to path: String) throws {
        let program = try PostgresProgram("pg_dump")
        let partial = path + ".partial"
        // pg_dump keeps the mode of a file that is there: nobody else may read it.
        let isMade = FileManager.default.createFile(
            atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else {
            throw DatabaseError.backupFailed("cannot write \(partial)")
        }
        let arguments = [
            "--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=\(PostgresRestore.aside)*",
            "--file=\(partial)",
            "--dbname=\(address.connectionText)",
        ]
        do {
            if let complaint = try program.run(arguments, password: address.password) {
                throw DatabaseError.backupFailed(complaint)
            }
            if let complaint = try PostgresProgram("pg_restore").run(["--list", partial], password: nil) {
                throw DatabaseError.backupFailed(complaint)
            }
            try DiskSync.settle(partial)
            unlink(BackupRecord.path(of: path))
            guard rename(partial, path) == 0 else { throw Self.failed("rename") }
            try DiskSync.settle((path as NSString).deletingLastPathComponent)
        } catch {
            unlink(partial)
            throw error
        }
    }

    private static func failed(_ step: String) -> DatabaseError {
        .backupFailed("\(step): \(String(cString: strerror(errno)))")
    }
}

/// Copies a database on a server into a file, by PostgreSQL's own program. Blocks its thread.
struct PostgresBackup {
    private let address: PostgresAddress

    init(url: String) throws {
        address = try PostgresAddress(url)
    }

    /// Writes a copy of one moment into a file that is there, while others write, and reads its list of contents.
    func dump(to path: String) throws {
        let program = try PostgresProgram("pg_dump")
        let arguments = [
            "--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=\(PostgresRestore.aside)*",
            "--file=\(path)",
            "--dbname=\(address.connectionText)",
        ]
        if let complaint = try program.run(arguments, password: address.password) {
            throw DatabaseError.backupFailed(complaint)
        }
        if let complaint = try PostgresProgram("pg_restore").run(["--list", path], password: nil) {
            throw DatabaseError.backupFailed(complaint)
        }
    }
}

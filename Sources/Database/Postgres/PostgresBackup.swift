import Foundation

/// Copies a database on a server into a file and back, by PostgreSQL's own programs. Blocks its thread.
struct PostgresBackup {
    /// Where the old tables wait while a restore may still fail.
    private static let aside = "huitou_replaced"

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
            "--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=\(Self.aside)", "--file=\(partial)",
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

    /// Puts a back-up into an empty database, or with `replace` in the place of what is there. Nobody else uses the
    /// database meanwhile. What was there is kept until the back-up is in, and comes back if it doesn't go in.
    func restore(from path: String, replace: Bool) throws {
        let program = try PostgresProgram("pg_restore")
        if let complaint = try program.run(["--list", path], password: nil) {
            throw DatabaseError.notABackup(path: path, reason: complaint)
        }
        let wire = try PostgresWire(address)
        try settleCrash(wire, replace: replace)
        let isFull = try Self.isFull(wire)
        if isFull, !replace { throw DatabaseError.alreadyThere(path: address.shown) }
        if isFull { try putAside(wire) }
        let arguments = [
            "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            "--dbname=\(address.connectionText)", path,
        ]
        do {
            if let complaint = try program.run(arguments, password: address.password) {
                throw DatabaseError.notABackup(path: path, reason: complaint)
            }
            if isFull { _ = try wire.say("DROP SCHEMA \(Self.aside) CASCADE") }
        } catch {
            if isFull { try putBack(wire) }
            throw error
        }
    }

    /// Refuses while anybody is connected: who is would lose what they were told is kept.
    func refuseWhileUsed() throws {
        let others = try PostgresWire(address).say(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                + "AND backend_type = 'client backend' LIMIT 1")
        guard others.isEmpty else { throw DatabaseError.held(path: address.shown) }
    }

    /// After a restore that was killed. Its restoring was one transaction: when `public` has tables, it went in.
    private func settleCrash(_ wire: PostgresWire, replace: Bool) throws {
        guard try !wire.say("SELECT 1 FROM pg_namespace WHERE nspname = '\(Self.aside)'").isEmpty else { return }
        guard try Self.isFull(wire) else { return try putBack(wire) }
        guard replace else { throw DatabaseError.alreadyThere(path: address.shown) }
        _ = try wire.say("DROP SCHEMA \(Self.aside) CASCADE")
    }

    private func putAside(_ wire: PostgresWire) throws {
        _ = try wire.say(
            """
            BEGIN;
            ALTER SCHEMA public RENAME TO \(Self.aside);
            CREATE SCHEMA public;
            GRANT USAGE ON SCHEMA public TO PUBLIC;
            COMMIT
            """)
    }

    private func putBack(_ wire: PostgresWire) throws {
        _ = try wire.say("BEGIN; DROP SCHEMA public CASCADE; ALTER SCHEMA \(Self.aside) RENAME TO public; COMMIT")
    }

    private static func isFull(_ wire: PostgresWire) throws -> Bool {
        try !wire.say("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1").isEmpty
    }

    private static func failed(_ step: String) -> DatabaseError {
        .backupFailed("\(step): \(String(cString: strerror(errno)))")
    }
}

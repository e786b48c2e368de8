import Database

/// Ties a database to its key file: a database never opens with keys that are not its own.
enum KeyCheck {
    static func keys(of database: Database, file: KeyFile) async throws -> Keys {
        let known = try await database.read { tx in
            try tx.first("SELECT value FROM installation WHERE name = 'key_fingerprint'") { $0.text(0) }
        }
        guard let known else { return try await first(file, database) }
        let keys = try file.read()
        guard keys.fingerprint == known else { throw DatabaseError.keyDiffers(path: file.path) }
        return keys
    }

    /// A database that has no keys yet takes those that lie there, else fresh ones.
    private static func first(_ file: KeyFile, _ database: Database) async throws -> Keys {
        let keys = file.isThere ? try file.read() : try file.make()
        let fingerprint = keys.fingerprint
        let kept = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES ('key_fingerprint', \(fingerprint))
                ON CONFLICT (name) DO NOTHING
                """)
            return try tx.first("SELECT value FROM installation WHERE name = 'key_fingerprint'") { $0.text(0) }
        }
        guard kept == fingerprint else { throw DatabaseError.keyDiffers(path: file.path) }
        return keys
    }
}

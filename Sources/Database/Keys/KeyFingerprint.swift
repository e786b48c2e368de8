/// Ties a database to its key file: a database never opens with keys that are not its own.
package enum KeyFingerprint {
    /// What the database was tied to; nil while it has no keys.
    package static func kept(in database: Database) async throws -> String? {
        try await database.read { try kept(in: $0) }
    }

    /// The same, within a view.
    package static func kept(in tx: ReadTransaction) throws -> String? {
        try tx.first("SELECT value FROM installation WHERE name = 'key_fingerprint'") { $0.text(0) }
    }

    /// The keys of a database: those in the file, or fresh ones for a database that has none yet.
    ///
    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`, `.keyDiffers`.
    package static func keys(of database: Database, file: KeyFile) async throws -> Keys {
        if let known = try await kept(in: database) { return try check(file, against: known) }
        // A database that has no keys yet takes those that lie there, else fresh ones.
        let keys = file.isThere ? try file.read() : try file.make()
        let fingerprint = keys.fingerprint
        let kept = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES ('key_fingerprint', \(fingerprint))
                ON CONFLICT (name) DO NOTHING
                """)
            return try Self.kept(in: tx)
        }
        guard kept == fingerprint else { throw DatabaseError.keyDiffers(path: file.path) }
        return keys
    }

    /// The keys in the file, if they are the ones.
    @discardableResult
    package static func check(_ file: KeyFile, against fingerprint: String) throws -> Keys {
        let keys = try file.read()
        guard keys.fingerprint == fingerprint else { throw DatabaseError.keyDiffers(path: file.path) }
        return keys
    }
}

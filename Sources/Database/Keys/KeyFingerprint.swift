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
    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`, `.keyDiffers`, `.keyNumberDiffers`.
    package static func keys(of database: Database, file: KeyFile) async throws -> Keys {
        if let known = try await kept(in: database) {
            let keys = try check(file, against: known)
            try await remember(keys, in: database)
            return keys
        }
        // A database that has no keys yet takes those that lie there, else fresh ones.
        let keys = file.isThere ? try file.read() : try file.make()
        let fingerprint = keys.fingerprint
        let kept = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES ('key_fingerprint', \(fingerprint))
                ON CONFLICT (name) DO NOTHING
                """)
            try DatabaseHistory.begin(in: tx)
            return try Self.kept(in: tx)
        }
        guard kept == fingerprint else { throw DatabaseError.keyDiffers(path: file.path) }
        return keys
    }

    /// Holds the keys against what the database remembers of them. One that was rotated before such things were remembered
    /// remembers the key that it stands at now.
    private static func remember(_ keys: Keys, in database: Database) async throws {
        let fresh = try await database.read { tx in
            try KeyPrints.check(keys, in: tx)
            let standing = try KeyNumber.standing(in: tx)
            return try standing.flatMap { try KeyPrints.kept(in: tx)[$0] == nil ? $0 : nil }
        }
        if let fresh { try await database.write { try KeyPrints.keep(fresh, of: keys, in: $0) } }
    }

    /// That the file holds every key that a back-up was sealed with, or says to use.
    ///
    /// - Returns: the keys; nil for a back-up that has none.
    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`, `.keyDiffers`, `.keyLacking`, `.keyNumberDiffers`.
    @discardableResult
    package static func check(_ file: KeyFile, for backup: BackupInspection) throws -> Keys? {
        guard let fingerprint = backup.keyFingerprint else { return nil }
        let keys = try check(file, against: fingerprint)
        guard let contents = backup.contents else { return keys }
        let told = ["key_number", "key_rotation"].compactMap { contents.installation[$0] }.compactMap { Int64($0) }
        if let number = contents.sealedWith.union(told).subtracting(keys.numbers).min() {
            throw DatabaseError.keyLacking(path: file.path, number: number)
        }
        try KeyPrints.check(KeyPrints.among(contents.installation.map { ($0.key, $0.value) }), keys)
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

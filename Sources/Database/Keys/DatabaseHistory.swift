import Crypto
import Foundation

/// Names what a database and all its back-ups have in common, wherever they lie: what is noted beside the keys is found
/// again by it, and what is noted of another database is not taken for this one's.
///
/// A copy that goes on beside what it was made of is a branch: its name is that of the history it left, and `-` and a word of
/// its own. What is listed of a history holds for its branches, and never the other way round.
package enum DatabaseHistory {
    /// The name, given with the keys. A database that has keys and no name is older: its name follows from when it was made,
    /// so that its back-ups get the same.
    package static func name(of database: Database, _ keys: Keys) async throws -> String {
        try await database.write { tx in
            if let known = try kept(in: tx) { return known }
            let name = try derived(keys, in: tx)
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES ('history', \(name))
                ON CONFLICT (name) DO NOTHING
                """)
            return try kept(in: tx) ?? name
        }
    }

    /// The same of a database that is only looked at.
    package static func name(in tx: ReadTransaction, _ keys: Keys) throws -> String {
        try kept(in: tx) ?? derived(keys, in: tx)
    }

    /// A name for what leaves a history now.
    package static func branch(of history: String) -> String {
        var generator = SystemRandomNumberGenerator()
        return history + "-" + Hex.of((0..<4).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// It, and what it branched off, the nearest first.
    package static func lineage(of history: String) -> [String] {
        let parts = history.split(separator: "-")
        return (0..<parts.count).map { parts.dropLast($0).joined(separator: "-") }
    }

    package static func isBranch(_ history: String) -> Bool {
        history.contains("-")
    }

    /// Whether both began as one database.
    package static func areKin(_ one: String, _ other: String) -> Bool {
        lineage(of: one).last == lineage(of: other).last
    }

    /// Notes where the database lies, so that its back-ups say where they came from.
    package static func note(place: Location, of database: Database) async throws {
        let mark = place.mark
        let noted = try await database.read { tx in
            try tx.first("SELECT value FROM installation WHERE name = 'place'") { $0.text(0) }
        }
        guard noted != mark else { return }
        _ = try await database.write { tx in
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES ('place', \(mark))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
        }
    }

    /// For a database that gets its keys now.
    static func begin(in tx: WriteTransaction) throws {
        var generator = SystemRandomNumberGenerator()
        let name = Hex.of((0..<8).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        try tx.execute(
            """
            INSERT INTO installation (name, value) VALUES ('history', \(name))
            ON CONFLICT (name) DO NOTHING
            """)
    }

    private static func kept(in tx: ReadTransaction) throws -> String? {
        try tx.first("SELECT value FROM installation WHERE name = 'history'") { $0.text(0) }
    }

    private static func derived(_ keys: Keys, in tx: ReadTransaction) throws -> String {
        derived(keys, madeAt: try tx.first("SELECT applied_at FROM schema_migrations WHERE number = 1") { $0.int64(0) })
    }

    static func derived(_ keys: Keys, madeAt made: Int64?) -> String {
        let made = made ?? 0
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(made)".utf8), using: keys.lastingKey(.history))
        return Hex.of(code.prefix(8))
    }
}

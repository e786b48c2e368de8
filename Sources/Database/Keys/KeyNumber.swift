/// Which key a database has its new values wrapped with. It stands in the database, so that every process that writes hears
/// of a rotation with the next transaction, whatever it holds in memory.
package enum KeyNumber {
    /// The key for what is wrapped now: the one that the database names, else the first. A newer one in the file is another
    /// database's that shares it, or of a rotation that has not begun here.
    ///
    /// - Throws: `DatabaseError.keyNumberDiffers` where the file holds another under that number.
    package static func current(_ keys: Keys, in tx: ReadTransaction) throws -> Int64 {
        guard let number = try standing(in: tx) else { return keys.firstNumber }
        try KeyPrints.check(number, of: keys, in: tx)
        return number
    }

    /// What the last rotation said; nil before the first.
    package static func standing(in tx: ReadTransaction) throws -> Int64? {
        try number("key_number", in: tx)
    }

    /// The number that a rotation wraps everything with that has not come to its end; nil when none is under way.
    package static func pending(in tx: ReadTransaction) throws -> Int64? {
        try number("key_rotation", in: tx)
    }

    /// Has everything wrapped with `number` from now on, and what is there still to be wrapped anew.
    package static func rotate(to number: Int64, in tx: WriteTransaction) throws {
        for name in ["key_number", "key_rotation"] {
            try tx.execute(
                """
                INSERT INTO installation (name, value) VALUES (\(name), \(String(number)))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
        }
    }

    /// Notes that all is wrapped with `number`, unless a later rotation has begun.
    package static func finish(_ number: Int64, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM installation WHERE name = 'key_rotation' AND value = \(String(number))")
    }

    private static func number(_ name: String, in tx: ReadTransaction) throws -> Int64? {
        try tx.first("SELECT value FROM installation WHERE name = \(name)") { $0.text(0) }.flatMap { Int64($0) }
    }
}

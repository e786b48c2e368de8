/// What a database remembers of each key that it was told to use: keyed hashes, which say nothing of the keys. Two machines
/// that made different keys under one number are told apart by them before either seals anything.
package enum KeyPrints {
    private static let prefix = "key_print."

    /// By number.
    static func kept(in tx: ReadTransaction) throws -> [Int64: String] {
        among(try tx.all("SELECT name, value FROM installation ORDER BY name") { ($0.text(0), $0.text(1)) })
    }

    /// Those among what a database says of itself.
    static func among(_ installation: some Sequence<(String, String)>) -> [Int64: String] {
        installation.reduce(into: [:]) { prints, row in
            guard row.0.hasPrefix(prefix), let number = Int64(row.0.dropFirst(prefix.count)) else { return }
            prints[number] = row.1
        }
    }

    /// Remembers a key, unless one of its number is remembered already; nothing of one that is not held here.
    package static func keep(_ number: Int64, of keys: Keys, in tx: WriteTransaction) throws {
        guard let print = keys.print(of: number) else { return }
        try tx.execute(
            """
            INSERT INTO installation (name, value) VALUES (\(prefix + String(number)), \(print))
            ON CONFLICT (name) DO NOTHING
            """)
    }

    /// That the key held here under a number is the one that the database remembers. One that is not held here is none.
    ///
    /// - Throws: `DatabaseError.keyNumberDiffers`.
    package static func check(_ number: Int64, of keys: Keys, in tx: ReadTransaction) throws {
        let name = prefix + String(number)
        let kept = try tx.first("SELECT value FROM installation WHERE name = \(name)") { $0.text(0) }
        try check([number: kept].compactMapValues { $0 }, keys)
    }

    /// The same of all that it remembers.
    package static func check(_ keys: Keys, in tx: ReadTransaction) throws {
        try check(kept(in: tx), keys)
    }

    static func check(_ prints: [Int64: String], _ keys: Keys) throws {
        let differing = prints.filter { number, print in keys.print(of: number).map { $0 != print } ?? false }
        guard let number = differing.keys.min() else { return }
        throw DatabaseError.keyNumberDiffers(path: keys.path, number: number)
    }
}

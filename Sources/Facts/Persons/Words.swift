package import Database
package import Shop

/// The words of a brand: names of tags and traits, and texts that traits have. They are added to, never changed.
package enum Words {
    /// Calls `body` with each word, or with some of them.
    package static func forEach(
        brand: ID<Brand>, only some: [Int64]? = nil, in tx: ReadTransaction,
        _ body: (_ id: Int64, _ text: String) throws -> Void
    ) throws {
        var sql: SQL = "SELECT id, text FROM words WHERE brand_id = \(brand.raw)"
        if let some { sql = sql + " AND id IN \(list: some)" }
        try tx.forEach(sql + " ORDER BY id") { try body($0.int64(0), $0.text(1)) }
    }
}

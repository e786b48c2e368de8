package import Database
package import Shop

/// The files that the program wrote with persons in them, so that whoever is erased is erased from them too.
package enum ExportedFiles {
    /// Words are kept for good.
    package enum Kind: String, Sendable, CaseIterable {
        /// Names customers by their outer ids.
        case customers
        /// Rows of an imported file that were held back, as they were.
        case heldRows = "held_rows"
    }

    /// Notes a file before it is written.
    package static func note(
        _ path: String, _ kind: Kind, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO exported_files (brand_id, path, kind, written_at)
            VALUES (\(brand.raw), \(path), \(kind.rawValue), \(now.milliseconds))
            ON CONFLICT (brand_id, path) DO UPDATE SET kind = excluded.kind, written_at = excluded.written_at
            """)
    }

    /// Paths, in order.
    package static func all(
        _ kind: Kind, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [String] {
        try tx.all(
            """
            SELECT path
            FROM exported_files
            WHERE brand_id = \(brand.raw) AND kind = \(kind.rawValue)
            ORDER BY path
            """
        ) { $0.text(0) }
    }

    package static func forget(_ path: String, brand: ID<Brand>, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM exported_files WHERE brand_id = \(brand.raw) AND path = \(path)")
    }
}

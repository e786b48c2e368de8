package import Database
package import Shop

/// The mapping files that a brand keeps by name.
package enum ImportMappings {
    package static func keep(
        name: String, definition: String, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO import_mappings (brand_id, name, definition, kept_at)
            VALUES (\(brand.raw), \(name), \(definition), \(now.milliseconds))
            ON CONFLICT (brand_id, name) DO UPDATE
            SET definition = excluded.definition, kept_at = excluded.kept_at
            """)
    }

    package static func all(of brand: ID<Brand>, in tx: ReadTransaction) throws -> [(name: String, definition: String)]
    {
        try tx.all(
            "SELECT name, definition FROM import_mappings WHERE brand_id = \(brand.raw) ORDER BY name"
        ) { ($0.text(0), $0.text(1)) }
    }
}

package import Database
package import Shop

/// How much of a brand's behaviours lies there as it was told, and how much as daily counts.
package struct KeptBehaviours: Sendable, Equatable {
    /// Told one by one and older than they are to be kept so.
    package let waiting: Int
    /// When the oldest that lies there as it was told happened; nil for none.
    package let oldest: Instant?
    /// How many were ever folded.
    package let folded: Int

    /// - Parameter first: the first day that is kept as it was told; nil for all.
    package static func of(
        _ brand: Brand, before first: BrandDay?, in tx: ReadTransaction
    ) throws -> KeptBehaviours {
        let end = first?.start(in: brand.timeZone).milliseconds ?? .min
        return KeptBehaviours(
            waiting: try tx.first(
                """
                SELECT COUNT(*)
                FROM behaviours
                WHERE brand_id = \(brand.id.raw) AND times IS NULL AND occurred_at < \(end)
                """
            ) { $0.int(0) } ?? 0,
            oldest: try tx.first(
                """
                SELECT occurred_at
                FROM behaviours
                WHERE brand_id = \(brand.id.raw) AND times IS NULL
                ORDER BY occurred_at, id
                LIMIT 1
                """
            ) { Instant(milliseconds: $0.int64(0)) },
            folded: try tx.first("SELECT COUNT(*) FROM folded_behaviours WHERE brand_id = \(brand.id.raw)") {
                $0.int(0)
            } ?? 0)
    }
}

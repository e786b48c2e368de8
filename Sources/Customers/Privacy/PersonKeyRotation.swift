package import Database
package import Shop

/// Wraps the keys of a brand's persons with another master key, some at a time. Whoever reads meanwhile opens both.
package struct PersonKeyRotation: Sendable {
    /// A few hundredths of a second's worth.
    private static let atOnce = 1_000
    private let keys: PersonKeys
    private let number: Int64

    /// - Parameter number: of the key that wraps them from now on.
    package init(_ keys: Keys, brand: ID<Brand>, to number: Int64) {
        self.keys = PersonKeys(keys: keys, brand: brand)
        self.number = number
    }

    /// Wraps the next.
    ///
    /// - Parameter customer: those above it; nil for the first.
    /// - Returns: where to go on; nil when there is nobody left.
    /// - Throws: `CustomersError.sealedWithUnknownKey`, `.damagedValue`.
    package func step(after customer: Int64?, in tx: WriteTransaction) throws -> Int64? {
        try tx.accompanied(brand: keys.brand.raw)
        return try keys.rewrap(with: number, after: customer ?? -1, limit: Self.atOnce, in: tx)
    }

    /// Wraps those whom somebody met who had not heard of the key yet. Nobody writes meanwhile; whoever writes later has
    /// heard of it.
    package func finish(in tx: WriteTransaction) throws {
        try tx.alone(brand: keys.brand.raw)
        var last: Int64 = -1
        while let next = try keys.rewrap(with: number, after: last, limit: Self.atOnce, in: tx) { last = next }
    }

    /// How many persons of the brand each key wraps, by its number.
    ///
    /// - Complexity: reads all of them.
    package static func counts(brand: ID<Brand>, in tx: ReadTransaction) throws -> [Int64: Int] {
        let counts = try tx.all(
            "SELECT key_number, COUNT(*) FROM person_keys WHERE brand_id = \(brand.raw) GROUP BY key_number"
        ) { ($0.int64(0), $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}

import Crypto
package import Database
import Foundation
package import Shop

/// The index by which persons are found without a clear word on disk: keyed hashes of fragments of what names them.
package struct SearchTokens: Sendable {
    /// Primed with the key, which takes as long as hashing does.
    private let primed: HMAC<SHA256>
    private let brand: ID<Brand>
    /// How many persons with the rarest fragment are held against the others.
    private let mostHeld: Int

    package init(_ keys: Keys, brand: ID<Brand>, mostHeld: Int = 10_000) {
        self.mostHeld = mostHeld
        primed = HMAC(key: keys.lastingKey(.search, brand: brand.raw))
        self.brand = brand
    }

    package func keep(_ values: [(customer: ID<Customer>, value: PersonalValue)], in tx: WriteTransaction) throws {
        var pairs: Set<Pair> = []
        for (customer, value) in values {
            for fragment in SearchFragments.of(value) {
                pairs.insert(Pair(token: token(fragment), customer: customer.raw))
            }
        }
        // Sorted, so that rows of one page are written together and two writers never wait for each other crosswise.
        for chunk in pairs.sorted().inLists(of: 256) {
            // Put together in one go: joining two hundred queries one by one copies each of them a hundred times. Filled up
            // to a power of two with the last pair, so that few statements serve all lengths.
            var size = 1
            while size < chunk.count { size *= 2 }
            var sql = SQL.StringInterpolation(literalCapacity: 128, interpolationCount: 3 * size)
            sql.appendLiteral("INSERT INTO search_tokens (brand_id, token, customer_id) VALUES ")
            for offset in 0..<size {
                let pair = chunk[min(offset, chunk.count - 1)]
                sql.appendLiteral(offset > 0 ? ", (" : "(")
                sql.appendInterpolation(brand.raw)
                sql.appendLiteral(", ")
                sql.appendInterpolation(pair.token)
                sql.appendLiteral(", ")
                sql.appendInterpolation(pair.customer)
                sql.appendLiteral(")")
            }
            sql.appendLiteral(" ON CONFLICT (brand_id, token, customer_id) DO NOTHING")
            try tx.execute(SQL(stringInterpolation: sql))
        }
    }

    /// Who may be meant.
    package struct Candidates: Sendable {
        /// In the order of ids.
        package let customers: [ID<Customer>]
        /// Whether there may be more: as many as were asked for were found, or not all were looked at.
        package let isCut: Bool
    }

    /// Those who have every fragment of `text`, in the order of ids; a few may only share fragments, so hits are to be
    /// checked in the clear.
    ///
    /// - Complexity: O(limit) for one fragment; of several the rarest leads, and no more than 10,000 who have it are held
    ///   against the others: where more have it, the answer says that it is cut.
    package func candidates(_ text: String, limit: Int, in tx: ReadTransaction) throws -> Candidates {
        let tokens = Set(SearchFragments.asked(text).map(token)).sorted()
        guard let first = tokens.first else { return Candidates(customers: [], isCut: false) }
        let (rarest, holders) = tokens.count == 1 ? (first, 0) : try rarest(of: tokens, in: tx)
        let others = tokens.filter { $0 != rarest }
        // One more than asked for tells whether there are more.
        let sql = Self.query(rarest, others, limit: limit + 1, mostHeld: mostHeld, brand: brand)
        let found = try tx.all(sql) { ID<Customer>($0.int64(0)) }
        return Candidates(
            customers: Array(found.prefix(limit)), isCut: found.count > limit || holders > mostHeld)
    }

    static func query(
        _ rarest: Int64, _ others: [Int64], limit: Int, mostHeld: Int, brand: ID<Brand>
    ) -> SQL {
        var sql: SQL = """
            SELECT l.customer_id
            FROM (
                SELECT customer_id
                FROM search_tokens
                WHERE brand_id = \(brand.raw) AND token = \(rarest)
                ORDER BY customer_id
                LIMIT \(others.isEmpty ? limit : mostHeld)
            ) AS l
            WHERE 1 = 1
            """
        for other in others {
            sql =
                sql + """
                     AND EXISTS (
                        SELECT 1 FROM search_tokens o
                        WHERE o.brand_id = \(brand.raw) AND o.token = \(other) AND o.customer_id = l.customer_id)
                    """
        }
        return sql + " ORDER BY l.customer_id LIMIT \(limit)"
    }

    /// With how many have it, one more than are held against the others at most.
    private func rarest(of tokens: [Int64], in tx: ReadTransaction) throws -> (token: Int64, holders: Int) {
        var counted: [(count: Int, token: Int64)] = []
        for token in tokens {
            let most = counted.map(\.count).min() ?? mostHeld
            let count = try tx.first(
                """
                SELECT COUNT(*)
                FROM (
                    SELECT 1 AS one
                    FROM search_tokens
                    WHERE brand_id = \(brand.raw) AND token = \(token)
                    LIMIT \(most + 1)
                ) AS counted
                """
            ) { $0.int(0) }
            counted.append((count ?? 0, token))
        }
        let rarest = counted.min { ($0.count, $0.token) < ($1.count, $1.token) }
        return (rarest?.token ?? tokens[0], rarest?.count ?? 0)
    }

    /// The first eight bytes of HMAC-SHA256(kind ‖ text).
    private func token(_ fragment: SearchFragments.Fragment) -> Int64 {
        var hasher = primed
        hasher.update(data: Array(fragment.kind.utf8) + [0])
        hasher.update(data: Array(fragment.text.utf8))
        let bytes = hasher.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bitPattern: bytes)
    }

    private struct Pair: Hashable, Comparable {
        let token: Int64
        let customer: Int64

        static func < (left: Pair, right: Pair) -> Bool {
            (left.token, left.customer) < (right.token, right.customer)
        }
    }
}

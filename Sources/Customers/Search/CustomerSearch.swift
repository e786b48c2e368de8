package import Database
package import Shop

/// Finds persons by a fragment of what names them.
package enum CustomerSearch {
    /// So many are looked at in the clear: opening a person's values takes some 50 µs.
    package static let most = 100

    package struct Found: Sendable {
        /// Customers as written, in the order of ids.
        package let hits: [ID<Customer>]
        /// Whether there may be more than were looked at: more letters would tell.
        package let isCut: Bool
    }

    /// Hits of the token index, each checked in the clear.
    ///
    /// - Parameter kinds: what is to bear the fragments; nil for anything that names somebody.
    /// - Complexity: looks at no more than `most` persons, however many share the fragments.
    package static func hits(
        _ text: String, of kinds: Set<PersonalKind>? = nil, brand: ID<Brand>, _ keys: Keys, in tx: ReadTransaction
    ) throws -> Found {
        let asked = SearchFragments.asked(text)
        let candidates = try SearchTokens(keys, brand: brand).candidates(text, limit: most, in: tx)
        let looked = candidates.customers
        let values = Dictionary(grouping: try PersonalValues(keys, brand: brand).of(looked, in: tx)) { $0.customer }
        let hits = looked.filter { customer in
            let fragments = (values[customer] ?? []).reduce(into: Set<SearchFragments.Fragment>()) { found, kept in
                guard kinds?.contains(kept.value.kind) ?? true else { return }
                found.formUnion(SearchFragments.of(kept.value))
            }
            return asked.isSubset(of: fragments)
        }
        return Found(hits: hits, isCut: candidates.isCut)
    }
}

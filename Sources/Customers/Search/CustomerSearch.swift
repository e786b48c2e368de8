package import Database
package import Shop

/// Finds persons by a fragment of what names them.
package enum CustomerSearch {
    /// Hits of the token index, each checked in the clear.
    package static func hits(
        _ text: String, brand: ID<Brand>, _ keys: Keys, in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        let values = PersonalValues(keys, brand: brand)
        let asked = SearchFragments.asked(text)
        return try SearchTokens(keys, brand: brand).candidates(text, limit: 1000, in: tx).filter { customer in
            let fragments = try values.of(customer, in: tx).reduce(into: Set<SearchFragments.Fragment>()) {
                $0.formUnion(SearchFragments.of($1.value))
            }
            return asked.isSubset(of: fragments)
        }
    }
}

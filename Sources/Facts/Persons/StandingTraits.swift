package import Database
package import Shop

/// What stands of the traits of some customers, so that a source that tells the same with every visit appends nothing.
package struct StandingTraits {
    private struct Name: Hashable {
        let customer: ID<Customer>
        let kind: TraitKind
        /// Of one that the brand named.
        let name: String?
    }

    private struct Standing {
        let form: TraitForm
        let value: Int64?
        let text: String?
        let at: Int64
    }

    private var standing: [Name: Standing] = [:]

    /// - Complexity: reads what was told of these customers.
    package init(of customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction) throws {
        for some in Set(customers).map(\.raw).sorted().inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT customer_id, kind, name, form, value, value_text, occurred_at
                FROM person_traits_read
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: some)
                ORDER BY occurred_at, recorded_at, trait_id
                """
            ) { row in
                guard let kind = TraitKind(rawValue: row.int64(1)), let form = TraitForm(rawValue: row.int64(3)) else {
                    return
                }
                let isText = form == .text
                standing[Name(customer: ID(row.int64(0)), kind: kind, name: row.optionalText(2))] = Standing(
                    form: form, value: isText ? nil : row.optionalInt64(4), text: row.optionalText(5),
                    at: row.int64(6))
            }
        }
    }

    /// Whether somebody's trait is told anew: false where the same stands since an earlier moment. From then on it stands as
    /// told.
    package mutating func isNews(_ trait: StatedTrait, of customer: ID<Customer>, at moment: Instant) -> Bool {
        let told = StoredTrait(trait)
        let name = Name(customer: customer, kind: told.kind, name: told.name)
        let known = standing[name]
        guard known.map({ $0.at <= moment.milliseconds }) ?? true else { return true }
        if let known, known.form == told.form, known.value == told.value, known.text == told.text { return false }
        standing[name] = Standing(form: told.form, value: told.value, text: told.text, at: moment.milliseconds)
        return true
    }
}

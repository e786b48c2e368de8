package import Database
package import Shop

/// What stands of a person: of each tag, trait and consent the last statement, with its source and date.
package struct PersonStatus: Sendable {
    package struct Tag: Sendable {
        package let name: String
        package let at: Instant
        /// Nil where the brand's own people put it.
        package let store: ID<Store>?
    }

    package struct Trait: Sendable {
        package let kind: TraitKind
        /// Of one that the brand named.
        package let name: String?
        package let value: ToldTrait
        package let at: Instant
        package let store: ID<Store>?
    }

    package struct Consent: Sendable {
        package let channel: ConsentChannel
        package let purpose: ConsentPurpose
        package let isWithdrawn: Bool
        package let method: String
        package let textVersion: String?
        package let at: Instant
    }

    /// By name.
    package let tags: [Tag]
    /// By kind, then by name.
    package let traits: [Trait]
    package let consents: [Consent]

    /// - Parameter members: all who are read as the person.
    /// - Complexity: reads what was stated of these persons.
    package static func of(
        _ members: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> PersonStatus {
        PersonStatus(
            tags: try tags(members, brand, in: tx), traits: try traits(members, brand, in: tx),
            consents: try consents(members, brand, in: tx))
    }

    private static func tags(
        _ members: [ID<Customer>], _ brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Tag] {
        var standing: [String: Tag?] = [:]
        try tx.forEach(
            """
            SELECT tag, is_on, occurred_at, store_id
            FROM person_tags_read
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: members.map(\.raw))
            ORDER BY occurred_at, recorded_at, tag_id
            """
        ) { row in
            let tag = Tag(
                name: row.text(0), at: Instant(milliseconds: row.int64(2)), store: row.optionalInt64(3).map { ID($0) })
            standing[tag.name] = .some(row.flag(1) ? tag : nil)
        }
        return standing.values.compactMap { $0 }.sorted { $0.name < $1.name }
    }

    private static func traits(
        _ members: [ID<Customer>], _ brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Trait] {
        struct Name: Hashable {
            let kind: TraitKind
            let name: String
        }
        var standing: [Name: Trait?] = [:]
        // Of each customer who is read as the person: the earliest stands.
        var memberSince: [Int64: Trait] = [:]
        try tx.forEach(
            """
            SELECT kind, name, form, value, value_text, occurred_at, store_id, customer_id
            FROM person_traits_read
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: members.map(\.raw))
            ORDER BY occurred_at, recorded_at, trait_id
            """
        ) { row in
            guard let kind = TraitKind(rawValue: row.int64(0)), let form = TraitForm(rawValue: row.int64(2)) else {
                return
            }
            let name = row.optionalText(1)
            let told = ToldTrait(form: form, value: row.optionalInt64(3), text: row.optionalText(4))
            let trait = told.map {
                Trait(
                    kind: kind, name: name, value: $0, at: Instant(milliseconds: row.int64(5)),
                    store: row.optionalInt64(6).map { ID($0) })
            }
            if kind == .memberSince {
                memberSince[row.int64(7)] = trait
            } else {
                standing[Name(kind: kind, name: name ?? "")] = .some(trait)
            }
        }
        if let first = memberSince.values.min(by: { $0.day < $1.day }) {
            standing[Name(kind: .memberSince, name: "")] = .some(first)
        }
        return standing.values.compactMap { $0 }.sorted {
            ($0.kind.rawValue, $0.name ?? "") < ($1.kind.rawValue, $1.name ?? "")
        }
    }

    private static func consents(
        _ members: [ID<Customer>], _ brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Consent] {
        var standing: [String: Consent] = [:]
        try tx.forEach(
            """
            SELECT channel, purpose, is_withdrawn, method, text_version, occurred_at
            FROM consents_read
            WHERE brand_id = \(brand.raw) AND customer_id IN \(list: members.map(\.raw))
            ORDER BY occurred_at, recorded_at, consent_id
            """
        ) { row in
            guard let channel = ConsentChannel(rawValue: row.text(0)),
                let purpose = ConsentPurpose(rawValue: row.text(1))
            else { return }
            standing["\(channel.rawValue) \(purpose.rawValue)"] = Consent(
                channel: channel, purpose: purpose, isWithdrawn: row.flag(2), method: row.text(3),
                textVersion: row.optionalText(4), at: Instant(milliseconds: row.int64(5)))
        }
        return standing.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension PersonStatus.Trait {
    /// The number of a day, for those that are one.
    fileprivate var day: Int {
        if case .value(.date(let day)) = value { day.number } else { .max }
    }
}

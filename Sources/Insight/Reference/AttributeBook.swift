import Database
import Facts
import Segments
import Shop

/// What was stated of persons by the end of a day, read plainly, in the order in which it was told of: the last stands.
struct AttributeBook {
    let brand: Brand
    let end: Instant
    let survivors: Survivors
    /// Nil for everybody.
    let members: [Int64]?

    func read(into persons: inout [ID<Customer>: PersonFacts], in tx: ReadTransaction) throws {
        try forEach("person_tags_read", "tag, is_on", by: "tag_id", in: tx) { row, customer in
            if row.flag(2) {
                persons[customer, default: PersonFacts()].tags.insert(row.text(1))
            } else {
                persons[customer]?.tags.remove(row.text(1))
            }
        }
        // Of each customer who is read as the person: the earliest stands.
        var memberSince: [ID<Customer>: [Int64: BrandDay]] = [:]
        try forEach("person_traits_read", "kind, name, form, value, value_text", by: "trait_id", in: tx) {
            row, customer in
            guard let kind = TraitKind(rawValue: row.int64(1)) else { return }
            take(kind, row, &persons[customer, default: PersonFacts()])
            guard kind == .memberSince else { return }
            let day = row.optionalInt64(4).map { BrandDay(number: Int($0)) }
            memberSince[customer, default: [:]][row.int64(0)] = day
            persons[customer]?.memberSince = memberSince[customer]?.values.min()
        }
        try forEach("consents_read", "channel, purpose, is_withdrawn", by: "consent_id", in: tx) { row, customer in
            guard let channel = ConsentChannel(rawValue: row.text(1)),
                let purpose = ConsentPurpose(rawValue: row.text(2))
            else { return }
            persons[customer]?.consents.removeAll { $0.channel == channel && $0.purpose == purpose }
            persons[customer, default: PersonFacts()].consents.append(
                ConsentFact(channel, for: purpose, isWithdrawn: row.flag(3)))
        }
        try forEach("interactions_read", "occurred_at", by: "interaction_id", in: tx) { row, customer in
            persons[customer, default: PersonFacts()].interactions.append(
                BrandDay(Instant(milliseconds: row.int64(1)), in: brand.timeZone))
        }
    }

    private func take(_ kind: TraitKind, _ row: Row, _ person: inout PersonFacts) {
        let value = value(row)
        switch kind {
        case .named: person.traits[row.text(2)] = value
        case .birthday:
            person.birthday = row.optionalInt64(4).map { MonthDay(Int($0) / 100, Int($0) % 100) }
        case .memberSince: break
        case .city, .province, .country, .gender, .language:
            guard let field = kind.field else { return }
            if case .text(let text)? = value { person.fields[field] = text } else { person.fields[field] = nil }
        }
    }

    /// Nil for what was taken back.
    private func value(_ row: Row) -> TraitValue? {
        guard let form = TraitForm(rawValue: row.int64(3)), let value = row.optionalInt64(4) else { return nil }
        return switch form {
        case .text: .text(row.text(5))
        case .number: .number(Millionths(value))
        case .date: .date(BrandDay(number: Int(value)))
        case .flag: .flag(value != 0)
        case .nothing, .dayOfYear: nil
        }
    }

    private func forEach(
        _ view: String, _ columns: String, by id: String, in tx: ReadTransaction,
        _ body: (Row, ID<Customer>) throws -> Void
    ) throws {
        var sql: SQL = """
            SELECT customer_id, \(unescaped: columns)
            FROM \(unescaped: view)
            WHERE brand_id = \(brand.id.raw) AND occurred_at < \(end.milliseconds)
            """
        if let members { sql = sql + " AND customer_id IN \(list: members)" }
        try tx.forEach(sql + " ORDER BY occurred_at, recorded_at, \(unescaped: id)") {
            try body($0, survivors.survivor(of: ID($0.int64(0))))
        }
    }
}

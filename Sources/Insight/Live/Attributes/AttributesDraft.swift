import Facts
import Shop

/// What was stated of persons as it comes from the facts, on its way into lists.
struct AttributesDraft: Sendable {
    struct Statement: Sendable {
        let moment: Int64
        /// Of the same moment, what was recorded later stands.
        let recordedAt: Int64
        let id: Int64
        /// As written down; several may be read as one person.
        let customer: Int64
        let value: Int64
        /// The place of its key in `keys`.
        let key: Int32
        let form: TraitForm
    }

    private(set) var statements: [Statement] = []
    /// By statement: of whom.
    var persons = MetPersons()
    private(set) var keys: [AttributeKey] = []
    private var places: [AttributeKey: Int32] = [:]
    /// The words that values and keys name.
    private(set) var words: Set<Int64> = []

    mutating func take(_ fact: ScannedPersonFact, person: (Int64) -> Int32?) {
        switch fact.content {
        case .tag(let word, let isOn):
            add(fact, .tag(word: word), isOn ? .flag : .nothing, 1, person)
            words.insert(word)
        case .consent(let channel, let purpose, let isWithdrawn):
            add(fact, .consent(channel, purpose), .flag, isWithdrawn ? 0 : 1, person)
        case .interaction: add(fact, .interaction, .flag, 1, person)
        case .trait(let kind, let name, let form, let value):
            if form == .text { words.insert(value) }
            switch kind {
            case .birthday: add(fact, .birthday, form, value, person)
            case .memberSince: add(fact, .memberSince, form, value, person)
            case .named:
                words.insert(name)
                add(fact, .trait(name: name), form, value, person)
            case .city, .province, .country, .gender, .language:
                if let field = kind.field { add(fact, .field(field), form, value, person) }
            }
        }
    }

    private mutating func add(
        _ fact: ScannedPersonFact, _ key: AttributeKey, _ form: TraitForm, _ value: Int64, _ person: (Int64) -> Int32?
    ) {
        let place = places[key] ?? Int32(keys.count)
        if place == keys.count {
            keys.append(key)
            places[key] = place
        }
        persons.append(fact.customer, index: person)
        statements.append(
            Statement(
                moment: fact.occurredAt, recordedAt: fact.recordedAt, id: fact.id, customer: fact.customer,
                value: value, key: place, form: form))
    }
}

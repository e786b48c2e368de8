package import Shop

/// Which trait a row tells. Numbers are kept for good.
package enum TraitKind: Int64, Sendable, CaseIterable {
    /// One that the brand named.
    case named = 0
    case city = 1
    case province = 2
    case country = 3
    case gender = 4
    case language = 5
    case birthday = 6
    case memberSince = 7

    /// The field that it is, if it is one.
    package var field: PersonField? {
        switch self {
        case .city: .city
        case .province: .province
        case .country: .country
        case .gender: .gender
        case .language: .language
        case .named, .birthday, .memberSince: nil
        }
    }
}

/// What a row's value means. Numbers are kept for good.
package enum TraitForm: Int64, Sendable, CaseIterable {
    /// Taken back.
    case nothing = 0
    /// The id of a word.
    case text = 1
    /// Millionths.
    case number = 2
    /// Days since 1970.
    case date = 3
    /// 0 or 1.
    case flag = 4
    /// A hundred times the month, and the day.
    case dayOfYear = 5
}

/// A trait as it lies in its row.
struct StoredTrait {
    let kind: TraitKind
    private(set) var form: TraitForm
    /// Nil for a text, which is in `text`.
    private(set) var value: Int64?
    private(set) var text: String?
    /// Of one that the brand named.
    private(set) var name: String?

    init(_ stated: StatedTrait) {
        switch stated {
        case .field(let field, let text): self.init(TraitKind(field), text.map(TraitValue.text))
        case .memberSince(let day): self.init(.memberSince, day.map(TraitValue.date))
        case .named(let name, let value):
            self.init(.named, value)
            self.name = name
        case .birthday(let day):
            self.init(.birthday, nil as TraitValue?)
            guard let day else { return }
            form = .dayOfYear
            value = Int64(day.month * 100 + day.day)
        }
    }

    private init(_ kind: TraitKind, _ told: TraitValue?) {
        self.kind = kind
        switch told {
        case nil: form = .nothing
        case .text(let text):
            form = .text
            self.text = text
        case .number(let number):
            form = .number
            value = number.raw
        case .date(let day):
            form = .date
            value = Int64(day.number)
        case .flag(let flag):
            form = .flag
            value = flag ? 1 : 0
        }
    }
}

extension TraitKind {
    fileprivate init(_ field: PersonField) {
        switch field {
        case .city: self = .city
        case .province: self = .province
        case .country: self = .country
        case .gender: self = .gender
        case .language: self = .language
        }
    }
}

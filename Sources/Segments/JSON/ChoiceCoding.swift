import Shop

/// `{"in": […]}` or `{"notIn": […]}`.
struct ChosenWords: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    let words: [String]
    let isExcluded: Bool

    init<Value>(_ choice: Choice<Value>, _ word: (Value) -> String) {
        words = choice.values.map(word)
        isExcluded = choice.isExcluded
    }

    init(from decoder: any Decoder) throws {
        try self.init(JSONFields(decoder, names: ["in", "notIn"]))
    }

    init(_ fields: JSONFields) throws {
        isExcluded = fields.has("notIn")
        guard fields.has("in") != isExcluded else { throw SegmentJSONProblem(.missing("in"), at: fields.path) }
        words = try fields.list(isExcluded ? "notIn" : "in")
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try write(to: &fields)
    }

    func write(to fields: inout KeyedEncodingContainer<FieldName>) throws {
        try fields.encode(words, forKey: FieldName(isExcluded ? "notIn" : "in"))
    }

    func choice<Value>(at path: [any CodingKey], _ value: (String, [any CodingKey]) throws -> Value) throws -> Choice<
        Value
    > {
        let list = path + [FieldName(isExcluded ? "notIn" : "in")]
        let values = try words.enumerated().map { try value($1, list + [ListIndex($0)]) }
        return Choice(values, isExcluded: isExcluded)
    }
}

/// The place of a value in a list.
struct ListIndex: CodingKey {
    let intValue: Int?
    var stringValue: String { String(intValue ?? 0) }

    init(_ index: Int) {
        intValue = index
    }

    init?(stringValue: String) {
        nil
    }

    init?(intValue: Int) {
        self.intValue = intValue
    }
}

extension JSONFields {
    func choice<Value: RawRepresentable & CaseIterable & Hashable>(
        _ name: String
    ) throws -> Choice<Value> where Value.RawValue == String {
        let chosen: ChosenWords = try value(name)
        return try chosen.choice(at: path + [FieldName(name)]) { try Self.word($0, at: $1) }
    }

    func choice(_ name: String) throws -> Choice<RFMCode> {
        let chosen: ChosenWords = try value(name)
        return try chosen.choice(at: path + [FieldName(name)]) { text, place in
            guard let code = RFMCode(text) else {
                throw SegmentJSONProblem(.unknownWord(text, nearest: nil), at: place)
            }
            return code
        }
    }

    /// Words of a fixed set; without the field, none.
    func words<Value: RawRepresentable & CaseIterable>(_ name: String) throws -> [Value]
    where Value.RawValue == String {
        let texts: [String] = try list(name)
        return try texts.enumerated().map { index, text in
            try Self.word(text, at: path + [FieldName(name), ListIndex(index)])
        }
    }
}

/// `{"name": "city", "in": ["杭州"]}`
struct NamedField: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    let name: PersonField
    let choice: Choice<String>

    init(name: PersonField, choice: Choice<String>) {
        self.name = name
        self.choice = choice
    }

    init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["name", "in", "notIn"])
        name = try fields.word("name")
        choice = try ChosenWords(fields).choice(at: fields.path) { text, _ in text }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(name.rawValue, forKey: FieldName("name"))
        try ChosenWords(choice) { $0 }.write(to: &fields)
    }
}

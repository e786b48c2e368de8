import Shop

/// The fields of one JSON object; each is known, or the object is refused.
struct JSONFields {
    private let container: KeyedDecodingContainer<FieldName>

    /// - Parameter names: all that may stand in the object.
    init(_ decoder: any Decoder, names: [String]) throws {
        do {
            container = try decoder.container(keyedBy: FieldName.self)
        } catch is DecodingError {
            throw SegmentJSONProblem(.expected(Phrase(en: "an object", zh: "对象")), at: decoder.codingPath)
        }
        for key in container.allKeys.map(\.stringValue).sorted() where !names.contains(key) {
            let nearest = Likeness.nearest(to: key, among: names)
            throw SegmentJSONProblem(.unknownField(key, nearest: nearest), at: container.codingPath)
        }
    }

    var names: [String] { container.allKeys.map(\.stringValue) }
    var path: [any CodingKey] { container.codingPath }

    /// The one field that the object must have.
    func onlyName() throws -> String {
        guard names.count == 1 else {
            throw SegmentJSONProblem(.expected(Phrase(en: "exactly one field", zh: "恰好一个字段")), at: path)
        }
        return names[0]
    }

    func has(_ name: String) -> Bool { names.contains(name) }

    func value<Value: JSONReadable>(_ name: String) throws -> Value {
        guard has(name) else { throw SegmentJSONProblem(.missing(name), at: path) }
        do {
            return try container.decode(Value.self, forKey: FieldName(name))
        } catch DecodingError.typeMismatch(_, let context) {
            throw SegmentJSONProblem(.expected(Value.kind), at: context.codingPath)
        } catch DecodingError.valueNotFound(_, let context) {
            throw SegmentJSONProblem(.expected(Value.kind), at: context.codingPath)
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw SegmentJSONProblem(.expected(Value.kind), at: context.codingPath)
        }
    }

    func optional<Value: JSONReadable>(_ name: String) throws -> Value? {
        has(name) ? try value(name) : nil
    }

    /// A list of one value or more; without the field, none.
    func list<Value: JSONReadable>(_ name: String) throws -> [Value] {
        guard has(name) else { return [] }
        let values: [Value] = try value(name)
        let place = path + [FieldName(name)]
        guard !values.isEmpty else {
            throw SegmentJSONProblem(.expected(Phrase(en: "at least one value", zh: "至少一个值")), at: place)
        }
        guard values.count <= SegmentSize.mostValues else { throw SegmentJSONProblem(.tooManyValues, at: place) }
        return values
    }

    /// A word of a fixed set.
    func word<Value: RawRepresentable & CaseIterable>(_ name: String) throws -> Value where Value.RawValue == String {
        let text: String = try value(name)
        return try Self.word(text, at: path + [FieldName(name)])
    }

    static func word<Value: RawRepresentable & CaseIterable>(
        _ text: String, at path: [any CodingKey]
    ) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text) else {
            let nearest = Likeness.nearest(to: text, among: Value.allCases.map(\.rawValue))
            throw SegmentJSONProblem(.unknownWord(text, nearest: nearest), at: path)
        }
        return value
    }
}

/// The name of a field.
struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

/// What a field of the JSON form can hold.
protocol JSONReadable: Decodable {
    /// For the message when it holds something else.
    static var kind: Phrase { get }
}

extension String: JSONReadable {
    static var kind: Phrase { Phrase(en: "a text", zh: "文字") }
}

extension Int: JSONReadable {
    static var kind: Phrase { Phrase(en: "a number", zh: "数字") }
}

extension Bool: JSONReadable {
    static var kind: Phrase { Phrase(en: "true or false", zh: "true 或 false") }
}

extension Array: JSONReadable where Element: JSONReadable {
    static var kind: Phrase { Phrase(en: "a list", zh: "列表") }
}

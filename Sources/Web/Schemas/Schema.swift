/// What a JSON value of the API may be. What is taken is checked against it, and `/openapi.json` is written from it.
indirect enum Schema: Sendable, Equatable {
    case text(TextForm)
    case integer(least: Int64, most: Int64)
    case number
    case flag
    case list(of: Schema)
    /// An object whose names are anybody's.
    case map(of: Schema)
    case object(ObjectSchema)
    /// Any JSON at all.
    case anything

    /// What a type is read from and written as.
    static func of<Value: Decodable>(_ type: Value.Type) -> Schema {
        SchemaRecorder.look(at: type).schema
    }
}

/// What a text may be.
struct TextForm: Sendable, Equatable {
    /// As OpenAPI names it: `date`, `date-time`.
    var format: String?
    /// All that it may be; empty for anything.
    var choices: [String] = []
    /// In characters.
    var longest: Int = 4000
    /// For people, and in the document.
    var example: String?
}

/// An object with named members.
struct ObjectSchema: Sendable, Equatable {
    struct Member: Sendable, Equatable {
        let name: String
        let schema: Schema
        let isRequired: Bool
    }

    /// The name that it has in the document.
    let name: String
    var members: [Member]

    func member(_ name: String) -> Member? {
        members.first { $0.name == name }
    }
}

/// A type that says itself what it is written as.
protocol SchemaStated: Codable {
    static var schema: Schema { get }
    /// Any value of it.
    static var sample: Self { get }
}

/// One of a few words.
protocol Choice: SchemaStated, Sendable, RawRepresentable, CaseIterable where RawValue == String {}

extension Choice {
    static var schema: Schema { .text(TextForm(choices: allCases.map(\.rawValue))) }
    // A choice of nothing is no choice.
    static var sample: Self { allCases[allCases.startIndex] }
}

extension Array: SchemaStated where Element: Codable {
    static var schema: Schema { .list(of: .of(Element.self)) }
    static var sample: [Element] { [] }
}

extension Dictionary: SchemaStated where Key == String, Value: Codable {
    static var schema: Schema { .map(of: .of(Value.self)) }
    static var sample: [String: Value] { [:] }
}

extension String: SchemaStated {
    static var schema: Schema { .text(TextForm()) }
    static var sample: String { "" }
}

extension Int64: SchemaStated {
    static var schema: Schema { .integer(least: .min, most: .max) }
    static var sample: Int64 { 0 }
}

extension Int: SchemaStated {
    static var schema: Schema { .integer(least: .min, most: .max) }
    static var sample: Int { 0 }
}

extension Bool: SchemaStated {
    static var schema: Schema { .flag }
    static var sample: Bool { false }
}

extension Double: SchemaStated {
    static var schema: Schema { .number }
    static var sample: Double { 0 }
}

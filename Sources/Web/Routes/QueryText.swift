import Foundation
import Imports
import Shop

/// What may stand behind the question mark.
enum QuerySchema {
    /// Nil where nothing may.
    static func of<Query: Decodable>(_ type: Query.Type) -> ObjectSchema? {
        guard case .object(let schema) = Schema.of(type), !schema.members.isEmpty else { return nil }
        return schema
    }
}

/// Reads what stands behind the question mark, no more and no less than what is known of it.
enum QueryText {
    /// - Throws: `WebError.badQuery`.
    static func read<Query: Decodable>(_ type: Query.Type, _ schema: ObjectSchema?, from text: String) throws -> Query {
        guard let schema else {
            try refuse(in: text)
            return try JSONDecoder().decode(type, from: Data("{}".utf8))
        }
        var members: [JSONMember] = []
        for (name, value) in try pairs(in: text) {
            guard let member = schema.member(name) else { throw unknown(name, schema.members.map(\.name)) }
            guard !members.contains(where: { $0.name == name }) else {
                throw WebError.badQuery(name: shown(name), reason: Phrase(en: "it is there twice", zh: "重复"))
            }
            members.append(JSONMember(name: name, value: typed(value, as: member.schema)))
        }
        let value = JSONValue.object(members)
        if let fault = SchemaCheck.faults(in: value, against: .object(schema)).first {
            throw WebError.badQuery(name: String(fault.pointer.dropFirst()), reason: fault.reason)
        }
        do {
            return try JSONDecoder().decode(type, from: Data(value.written.utf8))
        } catch DecodingError.dataCorrupted(let context) {
            let name = context.codingPath.first?.stringValue ?? ""
            throw WebError.badQuery(name: name, reason: Phrase(en: "no such value is known", zh: "无效的值"))
        }
    }

    /// Of an address that takes nothing there.
    static func refuse(in text: String) throws {
        if let first = try pairs(in: text).first { throw unknown(first.name, []) }
    }

    private static func unknown(_ name: String, _ known: [String]) -> WebError {
        let names = known.joined(separator: ", ")
        return .badQuery(
            name: shown(name),
            reason: known.isEmpty
                ? Phrase(en: "nothing is taken here", zh: "此处不接受参数")
                : Phrase(en: "no such name is known here; known: \(names)", zh: "未知参数；可用参数：\(names)"))
    }

    private static func shown(_ name: String) -> String { String(name.prefix(60)) }

    static func pairs(in text: String) throws -> [(name: String, value: String)] {
        try text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : "") else {
                throw WebError.badQuery(
                    name: shown(String(parts[0])),
                    reason: Phrase(en: "what follows a % is no byte of UTF-8", zh: "百分号编码不是有效的 UTF-8"))
            }
            return (name, value)
        }
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }

    /// A number or a word where one is wanted; else the check says what is wrong with it.
    private static func typed(_ text: String, as schema: Schema) -> JSONValue {
        switch schema {
        case .integer: Int64(text).map { .number(String($0)) } ?? .text(text)
        case .number: Double(text).flatMap { $0.isFinite ? .number(String($0)) : nil } ?? .text(text)
        case .flag: ["true": JSONValue.bool(true), "false": .bool(false)][text] ?? .text(text)
        case .text, .list, .map, .object, .anything: .text(text)
        }
    }
}

extension JSONValue {
    /// As JSON is written.
    fileprivate var written: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .text(let text): Self.quoted(text)
        case .list(let values): "[" + values.map(\.written).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.name) + ":" + $0.value.written }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20:
                "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2) + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}

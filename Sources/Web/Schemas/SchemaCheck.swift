import Imports
import Shop

/// Holds a value that came in against what it may be, and says of each place what is wrong there.
struct SchemaCheck {
    /// What is wrong at one place.
    struct Fault: Sendable, Equatable {
        /// RFC 6901: `/items/0/price`; empty for the whole.
        let pointer: String
        let reason: Phrase
    }

    /// More are not told.
    private static let most = 20
    private(set) var faults: [Fault] = []

    /// Empty where the value is as it may be.
    static func faults(in value: JSONValue, against schema: Schema) -> [Fault] {
        var check = SchemaCheck()
        check.look(at: value, schema, "")
        return check.faults
    }

    private mutating func look(at value: JSONValue, _ schema: Schema, _ pointer: String) {
        guard faults.count < Self.most else { return }
        switch (schema, value) {
        case (.anything, _): break
        case (.text(let form), .text(let text)): look(at: text, form, pointer)
        case (.integer(let least, let most), .number(let text)):
            guard let number = Int64(text), number >= least, number <= most else {
                return add(pointer, Self.wantsInteger(least, most))
            }
        case (.number, .number(let text)):
            guard let number = Double(text), number.isFinite else {
                return add(pointer, Phrase(en: "this number is too large", zh: "数字过大"))
            }
        case (.flag, .bool): break
        case (.list(let element), .list(let values)):
            for (offset, value) in values.enumerated() { look(at: value, element, "\(pointer)/\(offset)") }
        case (.map(let element), .object(let members)):
            lookForTwins(members, pointer)
            for member in members { look(at: member.value, element, pointer + Self.step(member.name)) }
        case (.object(let object), .object(let members)): look(at: members, object, pointer)
        case (.text, _), (.integer, _), (.number, _), (.flag, _), (.list, _), (.map, _), (.object, _):
            add(pointer, Self.wants(schema))
        }
    }

    private mutating func look(at text: String, _ form: TextForm, _ pointer: String) {
        if !form.choices.isEmpty, !form.choices.contains(text) {
            let choices = form.choices.joined(separator: ", ")
            return add(pointer, Phrase(en: "one of these is wanted: \(choices)", zh: "可用的值：\(choices)"))
        }
        if text.unicodeScalars.count > form.longest {
            add(pointer, Phrase(en: "at most \(form.longest) characters are taken", zh: "最多 \(form.longest) 个字符"))
        } else if text.unicodeScalars.contains("\0") {
            add(pointer, Phrase(en: "a text holds no NUL character", zh: "文本不能包含 NUL 字符"))
        }
    }

    private mutating func look(at members: [JSONMember], _ object: ObjectSchema, _ pointer: String) {
        lookForTwins(members, pointer)
        for member in members {
            guard let known = object.member(member.name) else {
                let names = object.members.map(\.name).joined(separator: ", ")
                add(
                    pointer + Self.step(member.name),
                    Phrase(en: "no such member is known here; known: \(names)", zh: "未知字段；可用字段：\(names)"))
                continue
            }
            if member.value == .null, !known.isRequired { continue }
            look(at: member.value, known.schema, pointer + Self.step(member.name))
        }
        let given = Set(members.map(\.name))
        for member in object.members where member.isRequired && !given.contains(member.name) {
            add(pointer + Self.step(member.name), Phrase(en: "this member is wanted", zh: "缺少该字段"))
        }
    }

    private mutating func lookForTwins(_ members: [JSONMember], _ pointer: String) {
        var seen: Set<String> = []
        for member in members where !seen.insert(member.name).inserted {
            add(pointer + Self.step(member.name), Phrase(en: "this member is there twice", zh: "字段重复"))
        }
    }

    private mutating func add(_ pointer: String, _ reason: Phrase) {
        guard faults.count < Self.most else { return }
        faults.append(Fault(pointer: pointer, reason: reason))
    }

    private static func step(_ name: String) -> String {
        "/" + name.prefix(100).replacing("~", with: "~0").replacing("/", with: "~1")
    }

    private static func wants(_ schema: Schema) -> Phrase {
        switch schema {
        case .text: Phrase(en: "a text is wanted", zh: "应为文本")
        case .integer(let least, let most): wantsInteger(least, most)
        case .number: Phrase(en: "a number is wanted", zh: "应为数字")
        case .flag: Phrase(en: "true or false is wanted", zh: "应为 true 或 false")
        case .list: Phrase(en: "a list is wanted", zh: "应为列表")
        case .map, .object: Phrase(en: "an object is wanted", zh: "应为对象")
        case .anything: Phrase(en: "a value is wanted", zh: "应为一个值")
        }
    }

    private static func wantsInteger(_ least: Int64, _ most: Int64) -> Phrase {
        guard least > .min || most < .max else { return Phrase(en: "a whole number is wanted", zh: "应为整数") }
        return Phrase(en: "a whole number from \(least) to \(most) is wanted", zh: "应为 \(least) 到 \(most) 的整数")
    }
}

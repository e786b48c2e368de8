import Shop

extension NumberTest: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: Relation.allCases.map(\.rawValue) + ["between", "top", "bottom"])
        switch try fields.onlyName() {
        case "between":
            let bounds = try fields.bounds()
            self = .between(bounds.low, bounds.high)
        case "top": self = .top(try fields.number("top"))
        case "bottom": self = .bottom(try fields.number("bottom"))
        case let name:
            let relation: Relation = try JSONFields.word(name, at: fields.path)
            switch try? fields.value(name) as String {
            case "average": self = .compare(relation, .average)
            case "median": self = .compare(relation, .median)
            case _: self = .compare(relation, .number(try fields.number(name)))
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        switch self {
        case .compare(let relation, .number(let number)):
            try fields.encode(ExactNumber.written(number), forKey: FieldName(relation.rawValue))
        case .compare(let relation, .average): try fields.encode("average", forKey: FieldName(relation.rawValue))
        case .compare(let relation, .median): try fields.encode("median", forKey: FieldName(relation.rawValue))
        case .between(let low, let high):
            try fields.encode([low, high].map { ExactNumber.written($0) }, forKey: FieldName("between"))
        case .top(let share): try fields.encode(ExactNumber.written(share), forKey: FieldName("top"))
        case .bottom(let share): try fields.encode(ExactNumber.written(share), forKey: FieldName("bottom"))
        }
    }
}

extension TraitClause: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["name", "known", "in", "notIn", "is", "period", "flag"])
        let name: String = try fields.value("name")
        guard fields.names.count == 2 else {
            throw SegmentJSONProblem(.expected(Phrase(en: "a name and one test", zh: "名称与一个条件")), at: fields.path)
        }
        if fields.has("known") {
            try fields.mark("known")
            self.init(name, .known)
        } else if fields.has("is") {
            self.init(name, try Self.number(try fields.value("is"), at: fields.path))
        } else if fields.has("period") {
            self.init(name, .date(try fields.value("period")))
        } else if fields.has("flag") {
            self.init(name, .flag(try fields.value("flag")))
        } else {
            self.init(name, .text(try ChosenWords(fields).choice(at: fields.path) { text, _ in text }))
        }
    }

    private static func number(_ test: NumberTest, at path: [any CodingKey]) throws -> TraitTest {
        switch test {
        case .compare(let relation, .number(let number)): return .number(relation, number)
        case .between(let low, let high): return .between(low, high)
        case .compare(_, .average), .compare(_, .median), .top, .bottom:
            let what = Phrase(en: "a comparison with other customers", zh: "与其他客户的比较")
            throw SegmentJSONProblem(.doesNotFit(what), at: path + [FieldName("is")])
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(name, forKey: FieldName("name"))
        switch test {
        case .known: try fields.encode(true, forKey: FieldName("known"))
        case .text(let choice): try ChosenWords(choice) { $0 }.write(to: &fields)
        case .number(let relation, let number):
            try fields.encode(NumberTest.compare(relation, .number(number)), forKey: FieldName("is"))
        case .between(let low, let high): try fields.encode(NumberTest.between(low, high), forKey: FieldName("is"))
        case .date(let period): try fields.encode(period, forKey: FieldName("period"))
        case .flag(let flag): try fields.encode(flag, forKey: FieldName("flag"))
        }
    }
}

extension JSONFields {
    /// An exact decimal: as text, or a whole number as it stands.
    fileprivate func number(_ name: String) throws -> Millionths {
        let number: DecimalText = try value(name)
        return number.millionths
    }

    fileprivate func bounds() throws -> (low: Millionths, high: Millionths) {
        let bounds: [DecimalText] = try value("between")
        guard bounds.count == 2 else {
            throw SegmentJSONProblem(
                .expected(Phrase(en: "two numbers", zh: "两个数字")), at: path + [FieldName("between")])
        }
        return (bounds[0].millionths, bounds[1].millionths)
    }
}

/// `"0.25"` or `25`: never a number with a point, which JSON readers would round.
private struct DecimalText: JSONReadable {
    static let kind = Phrase(en: "a decimal number in quotes", zh: "带引号的小数")

    let millionths: Millionths

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text: String
        if let whole = try? container.decode(Int.self) {
            text = String(whole)
        } else if let written = try? container.decode(String.self) {
            text = written
        } else {
            throw SegmentJSONProblem(.expected(Self.kind), at: decoder.codingPath)
        }
        guard text.utf8.first != UInt8(ascii: "+"), let millionths = ExactNumber.read(text) else {
            throw SegmentJSONProblem(.expected(Self.kind), at: decoder.codingPath)
        }
        self.millionths = millionths
    }
}

import Shop

extension Period: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    private enum Name: String, CaseIterable {
        case last, next, olderThan, this, previous, before, after, since, on, between
    }

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: Name.allCases.map(\.rawValue))
        let name = try fields.onlyName()
        switch try JSONFields.word(name, at: fields.path) as Name {
        case .last: self = .last(try fields.value(name))
        case .next: self = .next(try fields.value(name))
        case .olderThan: self = .olderThan(try fields.value(name))
        case .this: self = .this(try fields.word(name))
        case .previous: self = .previous(try fields.word(name))
        case .before: self = .before(try fields.value(name))
        case .after: self = .after(try fields.value(name))
        case .since: self = .since(try fields.value(name))
        case .on: self = .on(try fields.value(name))
        case .between:
            let days: [DayPoint] = try fields.value(name)
            guard days.count == 2 else {
                throw SegmentJSONProblem(
                    .expected(Phrase(en: "two days", zh: "两个日期")), at: fields.path + [FieldName(name)])
            }
            self = .between(days[0], days[1])
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        func write(_ value: some Encodable, _ name: Name) throws {
            try fields.encode(value, forKey: FieldName(name.rawValue))
        }
        switch self {
        case .last(let span): try write(span, .last)
        case .next(let span): try write(span, .next)
        case .olderThan(let span): try write(span, .olderThan)
        case .this(let unit): try write(unit.rawValue, .this)
        case .previous(let unit): try write(unit.rawValue, .previous)
        case .before(let day): try write(day, .before)
        case .after(let day): try write(day, .after)
        case .since(let day): try write(day, .since)
        case .on(let day): try write(day, .on)
        case .between(let from, let to): try write([from, to], .between)
        }
    }
}

extension DaySpan: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: Unit.allCases.map(\.rawValue))
        let name = try fields.onlyName()
        let unit: Unit = try JSONFields.word(name, at: fields.path)
        guard let span = DaySpan(try fields.value(name), unit) else {
            throw SegmentJSONProblem(.outOfRange("1–\(unit.most.grouped)"), at: fields.path + [FieldName(name)])
        }
        self = span
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(number, forKey: FieldName(unit.rawValue))
    }
}

extension DayPoint: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["date", "today", "ago"])
        switch try fields.onlyName() {
        case "today":
            try fields.mark("today")
            self = .today
        case "ago": self = .ago(try fields.value("ago"))
        case _:
            let text: String = try fields.value("date")
            guard let day = BrandDay(text) else {
                let kind = Phrase(en: "a date as in 2025-06-18", zh: "日期（如 2025-06-18）")
                throw SegmentJSONProblem(.expected(kind), at: fields.path + [FieldName("date")])
            }
            self = .date(day)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        switch self {
        case .date(let day): try fields.encode(day.description, forKey: FieldName("date"))
        case .today: try fields.encode(true, forKey: FieldName("today"))
        case .ago(let span): try fields.encode(span, forKey: FieldName("ago"))
        }
    }
}

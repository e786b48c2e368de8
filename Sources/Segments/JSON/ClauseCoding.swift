import Shop

/// The fields of a filter stand beside those of the clause.
extension OrderFilter {
    fileprivate static let names = ["goods", "stores", "sources", "hosts"]

    fileprivate init(_ fields: JSONFields) throws {
        self.init(
            goods: try fields.optional("goods"), stores: try fields.list("stores"),
            sources: try fields.words("sources"), hosts: try fields.list("hosts"))
    }

    fileprivate func write(to fields: inout KeyedEncodingContainer<FieldName>) throws {
        try fields.encodeIfPresent(goods, forKey: FieldName("goods"))
        if !stores.isEmpty { try fields.encode(stores, forKey: FieldName("stores")) }
        if !sources.isEmpty { try fields.encode(sources.map(\.rawValue), forKey: FieldName("sources")) }
        if !hosts.isEmpty { try fields.encode(hosts, forKey: FieldName("hosts")) }
    }
}

extension Goods: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: Kind.allCases.map(\.rawValue))
        let name = try fields.onlyName()
        self.init(try JSONFields.word(name, at: fields.path), try fields.list(name))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(names, forKey: FieldName(kind.rawValue))
    }
}

extension Happening: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["act", "count", "period"] + OrderFilter.names)
        self.init(
            try fields.word("act"), try OrderFilter(fields), count: try fields.optional("count") ?? .once,
            period: try fields.optional("period"))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(act.rawValue, forKey: FieldName("act"))
        try filter.write(to: &fields)
        if count != .once { try fields.encode(count, forKey: FieldName("count")) }
        try fields.encodeIfPresent(period, forKey: FieldName("period"))
    }
}

extension CountBound: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["atLeast", "atMost", "exactly"])
        let name = try fields.onlyName()
        let number: Int = try fields.value(name)
        self = name == "atLeast" ? .atLeast(number) : name == "atMost" ? .atMost(number) : .exactly(number)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        switch self {
        case .atLeast(let number): try fields.encode(number, forKey: FieldName("atLeast"))
        case .atMost(let number): try fields.encode(number, forKey: FieldName("atMost"))
        case .exactly(let number): try fields.encode(number, forKey: FieldName("exactly"))
        }
    }
}

extension NumberClause: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["measure", "is", "period"] + OrderFilter.names)
        self.init(
            try fields.word("measure"), try OrderFilter(fields), is: try fields.value("is"),
            period: try fields.optional("period"))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(measure.rawValue, forKey: FieldName("measure"))
        try filter.write(to: &fields)
        try fields.encode(test, forKey: FieldName("is"))
        try fields.encodeIfPresent(period, forKey: FieldName("period"))
    }
}

extension MomentClause: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["moment", "period"] + OrderFilter.names)
        self.init(try fields.word("moment"), try OrderFilter(fields), period: try fields.optional("period"))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(moment.rawValue, forKey: FieldName("moment"))
        try filter.write(to: &fields)
        try fields.encodeIfPresent(period, forKey: FieldName("period"))
    }
}

extension DueClause: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["goods", "when"])
        self.init(try fields.optional("goods"), when: try fields.value("when"))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encodeIfPresent(goods, forKey: FieldName("goods"))
        try fields.encode(test, forKey: FieldName("when"))
    }
}

extension DueTest: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["today", "overdue", "within", "overdueBy"])
        switch try fields.onlyName() {
        case "today":
            try fields.mark("today")
            self = .today
        case "overdue":
            try fields.mark("overdue")
            self = .overdue
        case "within": self = .within(try fields.value("within"))
        case _: self = .overdueBy(try fields.value("overdueBy"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        switch self {
        case .today: try fields.encode(true, forKey: FieldName("today"))
        case .overdue: try fields.encode(true, forKey: FieldName("overdue"))
        case .within(let span): try fields.encode(span, forKey: FieldName("within"))
        case .overdueBy(let span): try fields.encode(span, forKey: FieldName("overdueBy"))
        }
    }
}

extension ConsentClause: Codable, JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")

    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["channel", "purpose", "withdrawn"])
        self.init(
            try fields.word("channel"), for: fields.has("purpose") ? try fields.word("purpose") : nil,
            isWithdrawn: try fields.optional("withdrawn") ?? false)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(channel.rawValue, forKey: FieldName("channel"))
        try fields.encodeIfPresent(purpose?.rawValue, forKey: FieldName("purpose"))
        if isWithdrawn { try fields.encode(true, forKey: FieldName("withdrawn")) }
    }
}

extension JSONFields {
    /// A field that says yes, and can say nothing else.
    func mark(_ name: String) throws {
        let isMarked: Bool = try value(name)
        guard isMarked else {
            throw SegmentJSONProblem(.expected(Phrase(en: "true", zh: "true")), at: path + [FieldName(name)])
        }
    }
}

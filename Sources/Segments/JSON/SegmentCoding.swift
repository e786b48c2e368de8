import Shop

extension Segment: Codable {
    package init(from decoder: any Decoder) throws {
        let fields = try JSONFields(decoder, names: ["all", "any", "not"] + ClauseKind.allCases.map(\.rawValue))
        switch try fields.onlyName() {
        case "all": self = .all(try fields.parts("all"))
        case "any": self = .any(try fields.parts("any"))
        case "not": self = .not(try fields.part("not"))
        case let name:
            guard let kind = ClauseKind(rawValue: name) else {
                throw SegmentJSONProblem(.missing("all"), at: fields.path)
            }
            let clause = try kind.clause(in: fields)
            if let misfit = clause.misfit {
                throw SegmentJSONProblem(.doesNotFit(misfit), at: fields.path + [FieldName(name)])
            }
            self = .clause(clause)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        switch self {
        case .all(let parts): try fields.encode(parts, forKey: FieldName("all"))
        case .any(let parts): try fields.encode(parts, forKey: FieldName("any"))
        case .not(let part): try fields.encode(part, forKey: FieldName("not"))
        case .clause(let clause): try clause.write(to: &fields)
        }
    }
}

extension Segment: JSONReadable {
    static let kind = Phrase(en: "an object", zh: "对象")
}

extension JSONFields {
    fileprivate func parts(_ name: String) throws -> [Segment] { try value(name) }
    fileprivate func part(_ name: String) throws -> Segment { try value(name) }
}

/// A clause by the field that holds it.
enum ClauseKind: String, CaseIterable {
    case happening, number, moment, due, rfm, stage, value, churn, tag, trait, field, store, source, consent, segment

    func clause(in fields: JSONFields) throws -> Clause {
        switch self {
        case .happening: .happening(try fields.value(rawValue))
        case .number: .number(try fields.value(rawValue))
        case .moment: .moment(try fields.value(rawValue))
        case .due: .due(try fields.value(rawValue))
        case .rfm: .rfm(try fields.choice(rawValue))
        case .stage: .stage(try fields.choice(rawValue))
        case .value: .value(try fields.choice(rawValue))
        case .churn: .lapse(try fields.choice(rawValue))
        case .tag: .tag(try fields.list(rawValue).withoutRepeats)
        case .trait: .trait(try fields.value(rawValue))
        case .field:
            try { (field: NamedField) in .field(field.name, field.choice) }(fields.value(rawValue))
        case .store: .store(try fields.list(rawValue).withoutRepeats)
        case .source: .source(try fields.words(rawValue).withoutRepeats)
        case .consent: .consent(try fields.value(rawValue))
        case .segment: .segment(try fields.list(rawValue).withoutRepeats)
        }
    }
}

extension Clause {
    fileprivate func write(to fields: inout KeyedEncodingContainer<FieldName>) throws {
        switch self {
        case .happening(let happening): try fields.encode(happening, forKey: FieldName("happening"))
        case .number(let clause): try fields.encode(clause, forKey: FieldName("number"))
        case .moment(let clause): try fields.encode(clause, forKey: FieldName("moment"))
        case .due(let clause): try fields.encode(clause, forKey: FieldName("due"))
        case .rfm(let choice): try fields.encode(ChosenWords(choice, \.code), forKey: FieldName("rfm"))
        case .stage(let choice): try fields.encode(ChosenWords(choice, \.rawValue), forKey: FieldName("stage"))
        case .value(let choice): try fields.encode(ChosenWords(choice, \.rawValue), forKey: FieldName("value"))
        case .lapse(let choice): try fields.encode(ChosenWords(choice, \.rawValue), forKey: FieldName("churn"))
        case .tag(let names): try fields.encode(names, forKey: FieldName("tag"))
        case .trait(let clause): try fields.encode(clause, forKey: FieldName("trait"))
        case .field(let name, let choice):
            try fields.encode(NamedField(name: name, choice: choice), forKey: FieldName("field"))
        case .store(let names): try fields.encode(names, forKey: FieldName("store"))
        case .source(let platforms): try fields.encode(platforms.map(\.rawValue), forKey: FieldName("source"))
        case .consent(let clause): try fields.encode(clause, forKey: FieldName("consent"))
        case .segment(let names): try fields.encode(names, forKey: FieldName("segment"))
        }
    }
}

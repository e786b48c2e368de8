import Shop

/// Writes clauses in their canonical form, in one language.
struct SegmentWriter {
    let language: Language

    func clause(_ clause: Clause) -> String {
        switch clause {
        case .happening(let happening): self.happening(happening, isNegated: false)
        case .number(let clause): number(clause)
        case .moment(let clause): moment(clause)
        case .due(let clause): due(clause)
        case .rfm(let choice): classes(choice)
        case .stage(let choice): named(LeadWord.stage, choice) { word($0) }
        case .value(let choice): named(LeadWord.value, choice) { word($0) }
        case .lapse(let choice): named(LeadWord.lapse, choice) { word($0) }
        case .tag(let names): member(LeadWord.tag, names, is: "")
        case .trait(let clause): trait(clause)
        case .field(let field, let choice): named(field, choice, quoted)
        case .store(let names): member(LeadWord.store, names, is: isWord)
        case .source(let platforms): named(LeadWord.source, Choice.oneOf(platforms)) { word($0) }
        case .consent(let clause): consent(clause)
        case .segment(let names): member(LeadWord.segment, names, is: "")
        }
    }

    var negation: String { pick("not ", "非") }

    func negated(_ clause: Clause) -> String {
        switch clause {
        case .happening(let happening): self.happening(happening, isNegated: true)
        case .segment: pick("not ", "不") + self.clause(clause)
        case .number, .moment, .due, .rfm, .stage, .value, .lapse, .tag, .trait, .field, .store, .source, .consent:
            negation + self.clause(clause)
        }
    }

    // MARK: Words

    func pick(_ english: String, _ chinese: String) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    func word(_ meaning: some Spelled) -> String { meaning.spelling.canonical(in: language) }

    /// Words with a blank between them in English, and without in Chinese.
    func joined(_ words: String...) -> String {
        words.filter { !$0.isEmpty }.joined(separator: pick(" ", ""))
    }

    private var isWord: String { word(Keyword.isWord) }

    // MARK: Values

    func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if SourceText.isInvisible(scalar) {
                    result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    func list(_ values: [String]) -> String {
        values.count == 1 ? values[0] : "(" + values.joined(separator: ", ") + ")"
    }

    private func member(_ lead: LeadWord, _ names: [String], is one: String) -> String {
        let among = lead == .segment ? "" : word(TestWord.among)
        return joined(word(lead), names.count == 1 ? one : among, list(names.map(quoted)))
    }

    private func named<Value>(_ lead: some Spelled, _ choice: Choice<Value>, _ name: (Value) -> String) -> String {
        joined(word(lead), test(choice), list(choice.values.map(name)))
    }

    func test<Value>(_ choice: Choice<Value>) -> String {
        switch (choice.values.count == 1, choice.isExcluded) {
        case (true, false): isWord
        case (true, true): pick("is not", "不是")
        case (false, false): word(TestWord.among)
        case (false, true): word(TestWord.notAmong)
        }
    }

    private func classes(_ choice: Choice<RFMCode>) -> String {
        guard let pattern = RFMCode.pattern(of: choice.values) else { return named(LeadWord.rfm, choice, \.code) }
        return joined(word(LeadWord.rfm), choice.isExcluded ? pick("is not", "不是") : isWord, pattern)
    }

    private func consent(_ clause: ConsentClause) -> String {
        joined(
            word(clause.isWithdrawn ? LeadWord.withdrew : .consented), word(clause.channel),
            clause.purpose == nil ? "" : word(Keyword.per), clause.purpose.map { word($0) } ?? "")
    }
}

extension SegmentNames {
    /// A name as it stands in a text: in quotes, and what cannot be seen or turns the direction of writing as an escape.
    package static func quoted(_ name: String) -> String {
        SegmentWriter(language: .english).quoted(name)
    }
}

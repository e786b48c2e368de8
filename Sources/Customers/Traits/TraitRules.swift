package import Shop

/// Reads and checks the values of traits.
package enum TraitRules {
    private static let longestText = 200

    /// The value that a text means for a trait.
    ///
    /// - Throws: `CustomersError.unfitTrait` with what is expected.
    package static func read(_ text: String, as trait: TraitDefinition) throws -> TraitValue {
        let text = text.trimmedOfBlanks
        guard let value = value(text, as: trait), isWithin(value, trait) else {
            throw CustomersError.unfitTrait(name: trait.name, value: text, expected: expected(of: trait))
        }
        return value
    }

    /// Whether a definition can hold for anything.
    ///
    /// - Throws: `CustomersError.badDefinition`.
    package static func check(_ trait: TraitDefinition) throws {
        if builtIn.contains(trait.name.lowercased()) {
            throw CustomersError.badDefinition(
                name: trait.name,
                problem: Phrase(en: "sources tell this of customers already", zh: "这是系统自带的属性，由数据来源提供"))
        }
        let isRanged = trait.lowest != nil || trait.highest != nil
        let problem: Phrase? =
            switch trait.form {
            case .choice where trait.choices.isEmpty || trait.choices.contains(where: \.isEmpty):
                Phrase(en: "a list needs choices", zh: "单选需要给出选项")
            case .choice where Set(trait.choices).count < trait.choices.count:
                Phrase(en: "a choice stands twice", zh: "选项重复")
            case .text, .yesNo, .number, .date:
                trait.choices.isEmpty ? nil : Phrase(en: "only a list has choices", zh: "只有单选才有选项")
            case .choice: nil
            }
        if let problem { throw CustomersError.badDefinition(name: trait.name, problem: problem) }
        if isRanged, trait.form != .number, trait.form != .date {
            throw CustomersError.badDefinition(
                name: trait.name, problem: Phrase(en: "only numbers and dates have a range", zh: "只有数字和日期可设范围"))
        }
        if let lowest = trait.lowest, let highest = trait.highest, lowest > highest {
            throw CustomersError.badDefinition(
                name: trait.name, problem: Phrase(en: "the range is upside down", zh: "范围上下限颠倒"))
        }
        if trait.unit != nil, trait.form != .number {
            throw CustomersError.badDefinition(
                name: trait.name, problem: Phrase(en: "only numbers have a unit", zh: "只有数字可设单位"))
        }
    }

    /// What may stand there, in words.
    package static func expected(of trait: TraitDefinition) -> Phrase {
        switch trait.form {
        case .text: return Phrase(en: "a text of at most \(longestText) characters", zh: "不超过 \(longestText) 字的文本")
        case .number:
            let unit = trait.unit.map { " (\($0))" } ?? ""
            return Phrase(en: "a number\(unit)\(range(trait).english)", zh: "数字\(unit)\(range(trait).chinese)")
        case .date:
            return Phrase(
                en: "a day as 2026-05-20\(range(trait).english)", zh: "日期，如 2026-05-20\(range(trait).chinese)")
        case .choice:
            return Phrase(
                en: "one of: \(trait.choices.joined(separator: ", "))", zh: "可选：\(trait.choices.joined(separator: "、"))"
            )
        case .yesNo: return Phrase(en: "yes or no", zh: "是或否")
        }
    }

    private static func value(_ text: String, as trait: TraitDefinition) -> TraitValue? {
        switch trait.form {
        case .text: text.isEmpty || text.count > longestText ? nil : .text(text)
        case .number: Millionths(plain: text.utf8).map { .number($0) }
        case .date: BrandDay(text).map { .date($0) }
        case .choice: trait.choices.contains(text) ? .text(text) : nil
        case .yesNo: yes.contains(text.lowercased()) ? .flag(true) : no.contains(text.lowercased()) ? .flag(false) : nil
        }
    }

    private static func isWithin(_ value: TraitValue, _ trait: TraitDefinition) -> Bool {
        let number: Millionths? =
            switch value {
            case .number(let number): number
            case .date(let day): Millionths(Int64(day.number) * 1_000_000)
            case .text, .flag: nil
            }
        guard let number else { return true }
        return (trait.lowest.map { $0 <= number } ?? true) && (trait.highest.map { number <= $0 } ?? true)
    }

    private static func range(_ trait: TraitDefinition) -> Phrase {
        let lowest = trait.lowest.map { written($0, trait.form) }
        let highest = trait.highest.map { written($0, trait.form) }
        return switch (lowest, highest) {
        case (nil, nil): Phrase(en: "", zh: "")
        case (let lowest?, nil): Phrase(en: " from \(lowest) on", zh: "，不小于 \(lowest)")
        case (nil, let highest?): Phrase(en: " up to \(highest)", zh: "，不大于 \(highest)")
        case (let lowest?, let highest?): Phrase(en: " from \(lowest) to \(highest)", zh: "，\(lowest) 至 \(highest)")
        }
    }

    /// What is kept of everybody without being defined, as it is called in both languages.
    private static let builtIn: Set = [
        "city", "province", "country", "gender", "language", "birthday", "member since", "城市", "省份", "国家", "性别", "语言",
        "生日", "入会",
    ]

    fileprivate static func written(_ bound: Millionths, _ form: TraitDefinition.Form) -> String {
        form == .date ? BrandDay(number: Int(bound.raw / 1_000_000)).description : TraitText.written(.number(bound))
    }

    private static let yes: Set<String> = ["yes", "y", "true", "1", "是", "有"]
    private static let no: Set<String> = ["no", "n", "false", "0", "否", "无", "没有"]
}

/// How the value of a trait is written.
package enum TraitText {
    package static func written(_ value: TraitValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): plain(number)
        case .date(let day): day.description
        case .flag(let flag): flag ? "yes" : "no"
        }
    }

    private static func plain(_ number: Millionths) -> String {
        let digits = String(number.raw.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        var fraction = String(padded.suffix(6))
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return (number.raw < 0 ? "-" : "") + padded.dropLast(6) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

extension String {
    fileprivate var trimmedOfBlanks: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension TraitDefinition {
    /// A bound as it is typed: a number, or a day.
    package func written(_ bound: Millionths) -> String {
        TraitRules.written(bound, form)
    }
}

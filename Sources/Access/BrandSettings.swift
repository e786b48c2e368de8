package import Shop

/// The rules that a brand may set, with what stands until it does.
package struct BrandSettings: Sendable, Equatable {
    /// Days that RFM looks back; nil for all time.
    package var rfmWindowDays: Int? = 365
    package var moneyBasis = MoneyBasis.net
    package var frequencyBasis = FrequencyBasis.orders
    package var labelSet = LabelSet.standard

    package init() {}

    package static let names = ["rfm.window", "rfm.money", "rfm.frequency", "rfm.labels"]

    /// The value as it is written and shown; nil for a name unknown.
    package func value(of name: String) -> String? {
        switch name {
        case "rfm.window": rfmWindowDays.map(String.init) ?? "all"
        case "rfm.money": moneyBasis.rawValue
        case "rfm.frequency": frequencyBasis.rawValue
        case "rfm.labels": labelSet.rawValue
        default: nil
        }
    }

    /// - Throws: `AccessError.unknownSetting`, `.badSetting`.
    package mutating func set(_ name: String, to value: String) throws {
        switch name {
        case "rfm.window":
            if value == "all" {
                rfmWindowDays = nil
            } else if let days = Int(value), (1...36_500).contains(days) {
                rfmWindowDays = days
            } else {
                throw bad(name, value, Phrase(en: "give a number of days, or all", zh: "请填写天数或 all"))
            }
        case "rfm.money": moneyBasis = try choice(name, value)
        case "rfm.frequency": frequencyBasis = try choice(name, value)
        case "rfm.labels": labelSet = try choice(name, value)
        default: throw AccessError.unknownSetting(name: name, known: Self.names)
        }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ value: String
    ) throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: value) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw bad(name, value, Phrase(en: "one of: \(known)", zh: "可选：\(known)"))
        }
        return choice
    }

    private func bad(_ name: String, _ value: String, _ expected: Phrase) -> AccessError {
        .badSetting(name: name, value: value, expected: expected)
    }
}

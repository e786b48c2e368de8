import Insight
import Operations
import Shop

/// How the address asks for RFM: `rule`, `window`, and for the fixed rule `r`, `f` and `m`. What it does not say, or
/// cannot mean, stands as the brand has set it.
struct RFMLook {
    enum Rule: String, CaseIterable {
        case mean, median, fixed, quintile

        init(_ rule: RFMRule) {
            switch rule {
            case .mean: self = .mean
            case .median: self = .median
            case .fixed: self = .fixed
            case .quintile: self = .quintile
            }
        }
    }

    static let windows = [30, 90, 365]
    private static let boundNames = ["r", "f", "m"]

    private let query: FormFields
    /// Nil where nothing is chosen.
    let rule: Rule?
    let choice: RFMChoice
    /// Whether bounds were typed that cannot be any.
    let isWrong: Bool

    init(_ query: FormFields) {
        self.query = query
        let rule = query["rule"].flatMap { Rule(rawValue: $0) }
        self.rule = rule
        let window: RFMChoice.Window? =
            switch query["window"] {
            case "all"?: .all
            case let text?: Int(text).flatMap { (1...36_500).contains($0) ? .days($0) : nil }
            case nil: nil
            }
        let isTyped = rule == .fixed && Self.boundNames.contains { query[$0] != nil }
        let bounds = isTyped ? Self.bounds(query) : nil
        isWrong = isTyped && bounds == nil
        choice =
            isWrong ? RFMChoice() : RFMChoice(window: window, rule: rule.flatMap { Self.rule($0) }, bounds: bounds)
    }

    /// What was typed for one of the bounds; nil where nothing was.
    func typed(_ name: String) -> String? { query[name] }

    /// What the address asks of RFM itself.
    var kept: FormFields {
        FormFields(query.fields.filter { ["rule", "window"].contains($0.name) || Self.boundNames.contains($0.name) })
    }

    /// Nil for the fixed rule, whose bounds are told apart.
    private static func rule(_ rule: Rule) -> RFMRule? {
        switch rule {
        case .mean: .mean
        case .median: .median
        case .quintile: .quintile
        case .fixed: nil
        }
    }

    private static func bounds(_ query: FormFields) -> RFMChoice.Bounds? {
        guard let days = query.filled("r").flatMap({ Int($0) }), (0...36_500).contains(days),
            let times = query.filled("f").flatMap({ Int($0) }), (1...1_000_000).contains(times),
            let money = query.filled("m").flatMap({ Millionths(plain: Array($0.utf8)) }), money >= .zero
        else { return nil }
        return RFMChoice.Bounds(recencyDays: days, frequency: times, money: money)
    }
}

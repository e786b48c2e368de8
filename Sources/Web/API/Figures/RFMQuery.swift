import Operations
import Shop

extension MoneyBasis: Choice {}
extension FrequencyBasis: Choice {}
extension MoneyMeasure: Choice {}

/// How RFM is asked for; what is not told stands as the brand has set it.
struct RFMQuery: Codable, Sendable {
    let day: CalendarDay?
    let window: WindowText?
    let money: MoneyBasis?
    let frequency: FrequencyBasis?
    let rule: RFMRuleWord?
    /// The bounds of the fixed rule, in place of `rule`.
    let bounds: BoundsText?
    let measure: MoneyMeasure?

    var choice: RFMChoice {
        RFMChoice(
            window: window?.window, money: money, frequency: frequency, rule: rule?.rule, bounds: bounds?.bounds,
            measure: measure)
    }
}

/// By which thresholds customers are told apart.
enum RFMRuleWord: String, Choice {
    case mean, median, quintile

    var rule: RFMRule {
        switch self {
        case .mean: .mean
        case .median: .median
        case .quintile: .quintile
        }
    }
}

/// How far back is looked: a number of days, or `all`.
struct WindowText: SchemaStated, Equatable {
    let window: RFMChoice.Window

    static var schema: Schema { .text(TextForm(longest: 5, example: "365")) }
    static var sample: WindowText { WindowText(window: .all) }

    private init(window: RFMChoice.Window) {
        self.window = window
    }

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        if text == "all" {
            window = .all
        } else if let days = Int(text), (1...36_500).contains(days) {
            window = .days(days)
        } else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no window"))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch window {
        case .all: try container.encode("all")
        case .days(let days): try container.encode(String(days))
        }
    }
}

/// `180/2/99.90`: at most so many days, at least so many times and so much money.
struct BoundsText: SchemaStated, Equatable {
    let bounds: RFMChoice.Bounds
    private let text: String

    static var schema: Schema { .text(TextForm(longest: 60, example: "180/2/99.90")) }
    static var sample: BoundsText {
        BoundsText(bounds: RFMChoice.Bounds(recencyDays: 0, frequency: 1, money: .zero), text: "0/1/0")
    }

    private init(bounds: RFMChoice.Bounds, text: String) {
        self.bounds = bounds
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let days = Int(parts[0]), days >= 0, let times = Int(parts[1]), times > 0,
            let money = Millionths(plain: parts[2].utf8), money >= .zero
        else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no bounds"))
        }
        bounds = RFMChoice.Bounds(recencyDays: days, frequency: times, money: money)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

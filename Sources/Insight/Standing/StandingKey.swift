import Crypto
import Shop

/// By what standing figures are found again: a digest of everything in a question and its settings that they hang on, the
/// day left out. What only one person's figures hang on (stage bounds, use per day) is no part of it.
///
/// The text that it is a digest of, with the promotion days sorted and each told once:
///
///     window=365
///     money=net
///     frequency=orders
///     measure=total
///     freight=counted
///     rule=fixed:90/2/19990
///     promotions=3/8..3/8,11/10..11/11;20088
struct StandingKey: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ question: RFMQuestion, _ settings: FigureSettings) {
        bytes = Array(SHA256.hash(data: Array(Self.text(question, settings).utf8)).prefix(16))
    }

    static func text(_ question: RFMQuestion, _ settings: FigureSettings) -> String {
        [
            ("window", question.windowDays.map { String($0) } ?? "all"),
            ("money", question.money.rawValue),
            ("frequency", question.frequency.rawValue),
            ("measure", question.measure.rawValue),
            ("freight", question.countsFreight ? "counted" : "left_out"),
            ("rule", text(question.rule.ofClasses)),
            ("promotions", text(settings.promotionDays)),
        ].map { "\($0)=\($1)\n" }.joined()
    }

    private static func text(_ rule: RFMRule) -> String {
        switch rule {
        case .mean: "mean"
        case .median: "median"
        case .quintile: "quintile"
        case .fixed(let bounds): "fixed:\(bounds.recencyDays)/\(bounds.frequency)/\(bounds.moneyMinor)"
        }
    }

    private static func text(_ days: PromotionDays) -> String {
        let yearly = Set(days.yearly).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
            .map { "\(text($0.from))..\(text($0.to))" }
        let single = days.single.sorted().map { String($0.number) }
        return yearly.joined(separator: ",") + ";" + single.joined(separator: ",")
    }

    private static func text(_ day: MonthDay) -> String {
        "\(day.month)/\(day.day)"
    }
}

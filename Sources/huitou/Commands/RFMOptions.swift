import Access
import ArgumentParser
import Operations
import Shop

/// How RFM is asked for; what is not told stands as the brand has set it.
struct RFMOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "Look back so many days, or all (the brand's setting unless told).",
                zh: "回看多少天，或 all 表示全部（默认按品牌设置）。"), valueName: "all|days"))
    var window: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "With refunds taken off (net) or not (gross); orders refunded in full are in neither.",
                zh: "net 扣除退款，gross 不扣除（全额退款的订单均不计）。"), valueName: "basis"))
    var money: MoneyBasis?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Count orders, or days with orders.", zh: "按订单数或购买天数计次。"), valueName: "basis"))
    var frequency: FrequencyBasis?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "By which thresholds classes are told apart; quintile gives scores from 1 to 5 instead.",
                zh: "分类阈值的规则；quintile 改为 1 到 5 分。"), valueName: "rule"))
    var rule: RFMRuleName?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "The thresholds of the fixed rule, money in the brand's currency: 180/2/99.90.",
                zh: "fixed 规则的阈值，金额按品牌币种：180/2/99.90。"), valueName: "days/times/money"))
    var bounds: RFMBoundsText?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "What M is: all money, or money per order.", zh: "M 取总额或笔单价。"), valueName: "measure"))
    var measure: MoneyMeasure?

    func validate() throws {
        if let window, window != "all", Int(window).map({ $0 > 0 && $0 <= 36_500 }) != true {
            throw ValidationError(
                Huitou.text(
                    en: "--window takes a number of days from 1 to 36,500, or all.",
                    zh: "--window 应为 1 到 36,500 的天数，或 all。"))
        }
        if bounds != nil, let rule, rule != .fixed {
            throw ValidationError(
                Huitou.text(en: "--bounds goes with --rule fixed.", zh: "--bounds 只用于 --rule fixed。"))
        }
    }

    /// The choice for a brand, whose currency the bounds are in.
    func choice(of brand: String?, on session: CommandSession) async throws -> RFMChoice {
        let asked: RFMChoice.Window? = window.map { $0 == "all" ? .all : .days(Int($0) ?? 365) }
        return RFMChoice(
            window: asked, money: money, frequency: frequency, rule: try await rule(of: brand, on: session),
            measure: measure)
    }

    private func rule(of brand: String?, on session: CommandSession) async throws -> RFMRule? {
        if let bounds {
            return .fixed(bounds.bounds(in: try await session.run(FindBrand(name: brand)).currency))
        }
        switch rule {
        case .mean: return .mean
        case .median: return .median
        case .quintile: return .quintile
        case nil: return nil
        case .fixed:
            let standing = try await session.run(ShowSettings(brand: brand)).rfmRule
            if case .fixed = standing { return standing }
            let words = Phrase(
                en: "--rule fixed needs --bounds, as the brand has set none.", zh: "品牌未设置固定阈值，--rule fixed 需要 --bounds。"
            )
            throw UsageMistake(
                matter: .stated(words(in: session.context.language)), purpose: nil, wayOut: "huitou rfm --help")
        }
    }
}

/// By which thresholds customers are told apart.
enum RFMRuleName: String, ExpressibleByArgument, CaseIterable {
    case mean
    case median
    case quintile
    case fixed
}

/// `180/2/99.90`: at most so many days, at least so many times and so much money.
struct RFMBoundsText: ExpressibleByArgument {
    private let days: Int
    private let times: Int
    private let money: Millionths

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let days = Int(parts[0]), days >= 0, let times = Int(parts[1]), times > 0,
            let money = Millionths(plain: parts[2].utf8), money >= .zero
        else { return nil }
        self.days = days
        self.times = times
        self.money = money
    }

    func bounds(in currency: Currency) -> RFMBounds {
        RFMBounds(recencyDays: days, frequency: times, moneyMinor: money.rounded(to: currency))
    }
}

extension MoneyBasis: ExpressibleByArgument {}
extension FrequencyBasis: ExpressibleByArgument {}
extension MoneyMeasure: ExpressibleByArgument {}

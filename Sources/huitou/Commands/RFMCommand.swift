import Access
import ArgumentParser
import Foundation
import Insight
import Operations
import Shop

/// `huitou rfm`
struct RFMCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "rfm",
        abstract: Huitou.text(
            en: "Customers in the eight classes of recency, frequency and money.", zh: "按最近、频次、金额将客户分为八类。"))

    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Look back so many days, or all.", zh: "回看天数，或 all。"), valueName: "all|days"))
    var window: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "gross or net of refunds; orders refunded in full are in neither.",
                zh: "gross 毛额或 net 净额（全额退款订单均不计）。")))
    var money: MoneyBasis?
    @Option(help: ArgumentHelp(Huitou.text(en: "Count orders or days.", zh: "按订单或按购买日计次。")))
    var frequency: FrequencyBasis?
    @Option(help: ArgumentHelp(Huitou.text(en: "The day to stand on.", zh: "以哪天为今天。"), valueName: "YYYY-MM-DD"))
    var today: String?
    @Option(help: ArgumentHelp(Huitou.text(en: "The rule of the thresholds.", zh: "阈值规则。")))
    var rule: RFMRuleName = .mean
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if let window, window != "all", Int(window).map({ $0 > 0 && $0 <= 36_500 }) != true {
            throw ValidationError(
                Huitou.text(en: "--window takes a number of days, or all.", zh: "--window 应为天数或 all。"))
        }
        if let today, BrandDay(today) == nil {
            throw ValidationError(
                Huitou.text(en: "--today takes a day as 2011-12-10.", zh: "--today 应为形如 2011-12-10 的日期。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let asked: ReportRFM.Window? = window.map { $0 == "all" ? .all : .days(Int($0) ?? 365) }
        let (report, settings) = try await session.run(
            ReportRFM(
                brand: brand.brand, today: today.flatMap { BrandDay($0) }, window: asked, money: money,
                frequency: frequency))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(RFMAnswer(report, labels: settings.labelSet)))
        }
        let view = RFMView(report: report, labels: settings.labelSet, context: session.context)
        if csv { session.context.output.out(view.table(grouped: false).csv()) } else { view.show() }
    }
}

/// By which thresholds the classes are told apart.
enum RFMRuleName: String, ExpressibleByArgument, CaseIterable {
    case mean
}

extension MoneyBasis: ExpressibleByArgument {}
extension FrequencyBasis: ExpressibleByArgument {}

/// The report for programs.
struct RFMAnswer: Encodable {
    struct Class: Encodable {
        let rfm: String
        let label: String
        let labelEnglish: String
        let customers: Int
        let money: String
    }

    struct Means: Encodable {
        let recency: Double
        let frequency: Double
        let money: Double
    }

    let customers: Int
    let today: String
    let window: String
    let currency: String
    let money: String
    let means: Means?
    let purchases: Int
    let claimed: Int
    let classes: [Class]

    init(_ report: RFMReport, labels: LabelSet) {
        customers = report.figures.count
        today = report.question.today.description
        window = report.question.windowDays.map(String.init) ?? "all"
        currency = report.currency.code
        money = report.money.plain
        purchases = report.coverage.purchases
        claimed = report.coverage.claimed
        let minorPerUnit = Double(1_000_000 / report.currency.millionthsPerMinor)
        means = report.means.map {
            Means(recency: $0.recencyDays, frequency: $0.frequency, money: $0.moneyMinor / minorPerUnit)
        }
        classes = report.rows.map { row in
            let label = row.rfmClass.label(labels)
            return Class(
                rfm: row.rfmClass.code, label: label.chinese, labelEnglish: label.english, customers: row.customers,
                money: row.money.plain)
        }
    }
}

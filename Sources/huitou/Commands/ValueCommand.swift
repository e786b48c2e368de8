import ArgumentParser
import Insight
import Operations
import Shop

/// `huitou value`
struct ValueCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "value",
        abstract: Huitou.text(
            en: "What buyers are worth, how many come back, and what is at risk.", zh: "客户分层、复购率与在险价值。"))

    @OptionGroup var day: DayOptions
    @OptionGroup var rfm: RFMOptions
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let choice = try await rfm.choice(of: brand.brand, on: session)
        let answer = try await session.run(ReportValue(brand: brand.brand, today: day.day, choice))
        if session.isJSON { return session.context.output.out(try JSONText.of(ValueAnswer(answer))) }
        let view = ValueView(answer: answer, context: session.context)
        if csv { session.context.output.out(view.csv()) } else { view.show() }
    }
}

/// Value tiers and rates of coming back, for programs.
private struct ValueAnswer: Encodable {
    struct Tier: Encodable {
        let tier: String
        let label: String
        let customers: Int
        let share: Double?
    }

    struct Rate: Encodable {
        let rate: Double?
        let part: Int
        let whole: Int
        let days: Int

        init(_ share: Share, days: Int) {
            rate = share.rate
            part = share.part
            whole = share.whole
            self.days = days
        }
    }

    let day: String
    let customers: Int
    let tiers: [Tier]
    let repurchase: Rate
    let buyBack: Rate
    let afterFirst: Rate
    let currency: String
    let valueAtRisk: String
    let coverage: CoverageAnswer

    init(_ answer: ReportValue.Answer) {
        let buyers = answer.tiers.rows.count
        let counts = answer.tiers.counts
        day = answer.tiers.day.description
        customers = buyers
        tiers = ValueTier.allCases.map { tier in
            let count = counts[tier] ?? 0
            return Tier(
                tier: tier.rawValue, label: tier.name.chinese, customers: count,
                share: Share(count, of: buyers).rate)
        }
        let report = answer.repurchase
        repurchase = Rate(report.repurchase, days: report.question.periodDays)
        buyBack = Rate(report.buyBack, days: report.question.periodDays)
        afterFirst = Rate(report.afterFirst, days: report.question.afterFirstDays)
        currency = answer.valueAtRisk.currency.code
        valueAtRisk = answer.valueAtRisk.plain
        coverage = CoverageAnswer(report.coverage)
    }
}

import Insight
import Shop

/// Says, below a figure, what it could not see.
enum CoverageLine {
    static func show(_ coverage: Coverage, _ currency: Currency, in context: CommandContext) {
        if coverage.otherCurrency > 0 {
            let count = coverage.otherCurrency
            context.say(
                en:
                    "\nIn another currency than \(currency): \(Figures.counted(count, "purchase")), counted without "
                    + "the money.",
                zh: "\n\(count.grouped) 笔购买的币种不是 \(currency)：计次数，不计金额。")
        }
        guard let share = coverage.share, coverage.claimed < coverage.purchases else { return }
        let percent = Figures.decimal(share * 100, digits: 1)
        context.say(
            en: "\nThe buyer is known for \(percent)% of \(Figures.counted(coverage.purchases, "purchase")); "
                + "the rest counts for the store, not here.",
            zh: "\n\(coverage.purchases.grouped) 笔购买中 \(percent)% 可识别买家；其余只计入店铺，不计入此处。")
    }
}

/// Coverage for programs.
struct CoverageAnswer: Encodable {
    let purchases: Int
    let claimed: Int
    let otherCurrency: Int
    let share: Double?

    init(_ coverage: Coverage) {
        purchases = coverage.purchases
        claimed = coverage.claimed
        otherCurrency = coverage.otherCurrency
        share = coverage.share
    }
}

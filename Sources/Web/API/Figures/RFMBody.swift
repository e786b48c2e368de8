import Insight
import Shop

/// Everybody in classes or scores on a day.
struct RFMBody: Codable, Sendable {
    struct Class: Codable, Sendable {
        /// Three digits: `101`.
        let rfm: String
        let label: String
        /// What to do with them.
        let advice: String
        let customers: Int
        let money: Amount
    }

    struct Cell: Codable, Sendable {
        /// From 1 to 5 each: `543`.
        let scores: String
        let customers: Int
    }

    let day: CalendarDay
    /// Absent for all time.
    let windowDays: Int?
    let customers: Int
    let money: Amount
    /// Absent where nobody bought.
    let thresholds: ThresholdsBody?
    /// The most valuable first; empty by the quintile rule.
    let classes: [Class]
    /// By the quintile rule: those that occur, the best first.
    let scores: [Cell]
    let coverage: CoverageBody

    init(_ report: RFMReport, _ labels: LabelSet, in language: Language) {
        day = CalendarDay(report.question.today)
        windowDays = report.question.windowDays
        customers = report.figures.count
        money = Amount(report.money)
        thresholds = report.thresholds.map { ThresholdsBody($0, report.currency) }
        coverage = CoverageBody(report.coverage)
        switch report.question.rule {
        case .mean, .median, .fixed:
            classes = report.rows.map { row in
                Class(
                    rfm: row.rfmClass.code, label: row.rfmClass.label(labels)(in: language),
                    advice: row.rfmClass.advice(in: language), customers: row.customers, money: Amount(row.money))
            }
            scores = []
        case .quintile:
            classes = []
            scores = Dictionary(grouping: report.scores.map(\.code)) { $0 }.sorted { $0.key > $1.key }.map {
                Cell(scores: $0.key, customers: $0.value.count)
            }
        }
    }
}

/// What recency, frequency and money are held against: one value each, or by the quintile rule the four at which the scores
/// 2, 3, 4 and 5 begin.
struct ThresholdsBody: Codable, Sendable {
    /// `mean`, `median`, `fixed`, `quintile`
    let rule: String
    let recencyDays: [Double]
    let frequency: [Double]
    /// Rounded to a minor unit.
    let money: [Amount]

    init(_ thresholds: RFMThresholds, _ currency: Currency) {
        switch thresholds.bounds {
        case .mean(let sums):
            let means = sums.means
            rule = "mean"
            recencyDays = [means.recencyDays]
            frequency = [means.frequency]
            money = [Amount(Money(minor: Int64(means.moneyMinor.rounded()), currency))]
        case .median(let medians):
            rule = "median"
            recencyDays = [Double(medians.doubledRecencyDays) / 2]
            frequency = [Double(medians.doubledFrequency) / 2]
            money = [Amount(Money(minor: Int64((Double(medians.doubledMoneyMinor) / 2).rounded()), currency))]
        case .fixed(let bounds):
            rule = "fixed"
            recencyDays = [Double(bounds.recencyDays)]
            frequency = [Double(bounds.frequency)]
            money = [Amount(Money(minor: bounds.moneyMinor, currency))]
        case .quintile(let quintiles):
            rule = "quintile"
            recencyDays = quintiles.recencyDays.map { Double($0) }
            frequency = quintiles.frequency.map { Double($0) }
            money = quintiles.moneyMinor.map { Amount(Money(minor: $0, currency)) }
        }
    }
}

/// How many of the purchases in question have a known buyer.
struct CoverageBody: Codable, Sendable {
    let purchases: Int
    let claimed: Int
    /// In another currency than the brand's: counted without the money.
    let otherCurrency: Int

    init(_ coverage: Coverage) {
        purchases = coverage.purchases
        claimed = coverage.claimed
        otherCurrency = coverage.otherCurrency
    }
}

import Access
import Insight
import Operations
import Shop

/// How many customers are in each stage on a day.
struct StagesBody: Codable, Sendable {
    struct Line: Codable, Sendable {
        let stage: Stage
        let label: String
        let customers: Int
    }

    let day: CalendarDay
    let customers: Int
    let stages: [Line]
    /// Net money in the last 365 days of those who are cooling.
    let valueAtRisk: Amount
    let coverage: CoverageBody

    init(_ report: StageReport, in language: Language) {
        day = CalendarDay(report.day)
        customers = report.rows.count
        let counts = report.counts
        stages = Stage.allCases.map { Line(stage: $0, label: $0.name(in: language), customers: counts[$0] ?? 0) }
        valueAtRisk = Amount(report.valueAtRisk)
        coverage = CoverageBody(report.coverage)
    }
}

extension Stage: Choice {}
extension ValueTier: Choice {}

/// A rate, and what it is made of.
struct RateBody: Codable, Sendable {
    /// From 0 to 1; absent of nobody.
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

/// How many come back.
struct RepurchaseBody: Codable, Sendable {
    let day: CalendarDay
    /// 复购率
    let repurchase: RateBody
    /// 回购率
    let buyBack: RateBody
    /// 首购后 n 日复购率
    let afterFirst: RateBody
    let coverage: CoverageBody

    init(_ report: RepurchaseReport) {
        day = CalendarDay(report.question.today)
        repurchase = RateBody(report.repurchase, days: report.question.periodDays)
        buyBack = RateBody(report.buyBack, days: report.question.periodDays)
        afterFirst = RateBody(report.afterFirst, days: report.question.afterFirstDays)
        coverage = CoverageBody(report.coverage)
    }
}

/// How many buyers are of each value tier on a day.
struct TiersBody: Codable, Sendable {
    struct Line: Codable, Sendable {
        let tier: ValueTier
        let label: String
        let customers: Int
    }

    let day: CalendarDay
    /// Buyers.
    let customers: Int
    let tiers: [Line]
    let repurchase: RepurchaseBody
    let valueAtRisk: Amount

    init(_ answer: ReportValue.Answer, in language: Language) {
        day = CalendarDay(answer.tiers.day)
        customers = answer.tiers.rows.count
        let counts = answer.tiers.counts
        tiers = ValueTier.allCases.map { Line(tier: $0, label: $0.name(in: language), customers: counts[$0] ?? 0) }
        repurchase = RepurchaseBody(answer.repurchase)
        valueAtRisk = Amount(answer.valueAtRisk)
    }
}

/// Who moved between classes and stages.
struct MovementBody: Codable, Sendable {
    struct Cell: Codable, Sendable {
        /// Absent: not there on that day, or (of classes) without a purchase in the window.
        let from: String?
        let fromLabel: String?
        let to: String?
        let toLabel: String?
        let customers: Int
    }

    let from: CalendarDay
    let to: CalendarDay
    /// Only those with customers.
    let classes: [Cell]
    let stages: [Cell]

    init(_ answer: ReportMovement.Answer, in language: Language) {
        let labels = answer.settings.labelSet
        let label = { (mark: RFMMark?) -> String? in
            switch mark {
            case .rfmClass(let rfmClass): rfmClass.label(labels)(in: language)
            case .scores, nil: nil
            }
        }
        from = CalendarDay(answer.classes.from)
        to = CalendarDay(answer.classes.to)
        classes = answer.classes.cells.map { cell in
            Cell(
                from: cell.from?.code, fromLabel: label(cell.from), to: cell.to?.code, toLabel: label(cell.to),
                customers: cell.customers)
        }
        stages = answer.stages.cells.map { cell in
            Cell(
                from: cell.from?.rawValue, fromLabel: cell.from?.name(in: language), to: cell.to?.rawValue,
                toLabel: cell.to?.name(in: language), customers: cell.customers)
        }
    }
}

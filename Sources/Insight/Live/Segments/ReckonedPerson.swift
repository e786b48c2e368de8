import Database
import Segments
import Shop

/// What is reckoned over everybody for a day, of one person: 24 bytes, as there are as many as persons.
struct ReckonedPerson: Sendable {
    /// Millionths of a day; 0 where it is undefined.
    private var cycleMillionths: Int64 = 0
    /// `Int32.min` where nothing is due.
    private var dueDay = Int32.min
    /// From 1 to 5; 0 without a purchase in the window.
    private var recency: UInt8 = 0
    private var frequency: UInt8 = 0
    private var money: UInt8 = 0
    private(set) var stage: Stage?
    private(set) var value: ValueTier?
    private(set) var lapse: Lapse?
    private(set) var rfm: RFMCode?

    var cycle: Int64? { cycleMillionths == 0 ? nil : cycleMillionths }
    var due: Int32? { dueDay == .min ? nil : dueDay }
    var scores: RFMScores? {
        recency == 0 ? nil : RFMScores(recency: Int(recency), frequency: Int(frequency), money: Int(money))
    }
}

extension ReckonedPerson {
    /// Everybody, by index among the brand's: what is needed of them, the rest left open.
    static func all(
        _ needs: Set<SegmentNeed>, _ live: LiveBrand, _ question: SegmentQuestion, in tx: ReadTransaction
    ) throws -> [ReckonedPerson] {
        var persons = [ReckonedPerson](repeating: ReckonedPerson(), count: live.people.count)
        let index = live.people.table
        func place(_ customer: ID<Customer>) -> Int { Int(index[customer.raw] ?? 0) }
        let (settings, standing) = (question.settings, question.standing)
        if needs.contains(.classes) {
            let report = live.rfm(question.rfm.by(question.rfm.rule.ofClasses), standing: standing)
            for (figures, rfmClass) in zip(report.figures, report.classes) {
                persons[place(figures.customer)].rfm = RFMCode(rfmClass)
            }
        }
        if needs.contains(.scores) {
            let report = live.rfm(question.rfm.by(.quintile), standing: standing)
            for (figures, scores) in zip(report.figures, report.scores) {
                persons[place(figures.customer)].take(scores)
            }
        }
        guard needs.contains(.stages) || needs.contains(.values) else { return persons }
        let stages = live.stages(on: question.today, settings: settings, standing: standing)
        for row in stages.rows { persons[place(row.customer)].take(row, on: question.today) }
        guard needs.contains(.values) else { return persons }
        let values = try live.values(question.rfm, stages: stages, settings: settings, standing: standing, in: tx)
        for row in values.rows { persons[place(row.customer)].value = row.tier }
        return persons
    }

    private mutating func take(_ scores: RFMScores) {
        recency = UInt8(clamping: scores.recency)
        frequency = UInt8(clamping: scores.frequency)
        money = UInt8(clamping: scores.money)
    }

    private mutating func take(_ row: StageReport.Row, on today: BrandDay) {
        stage = row.stage
        guard let span = row.span, let churn = row.churn else { return }
        lapse = Lapse(churn)
        cycleMillionths = Int64((row.cycle * 1_000_000).rounded())
        let last = today.adding(days: -span.daysSinceLast)
        dueDay = Int32(clamping: RepurchaseWindow(cycle: row.cycle).due(after: last).number)
    }
}

extension RFMCode {
    init(_ rfmClass: RFMClass) {
        self.init(isRecent: rfmClass.isRecent, isFrequent: rfmClass.isFrequent, isSpending: rfmClass.isSpending)
    }
}

extension Lapse {
    init(_ churn: Churn) {
        self =
            switch churn {
            case .current: .current
            case .shortTerm: .short
            case .longTerm: .long
            }
    }
}

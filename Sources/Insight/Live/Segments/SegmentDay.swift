import Columns
import Database
import Segments
import Shop

/// What all clauses of a question need of everybody on its day. Reckoned once for a question; what nobody asks for is left
/// out.
struct SegmentDay {
    /// Of one person, by index among the brand's; nil where it is undefined.
    struct Reckoned {
        var rfm: RFMCode?
        var scores: RFMScores?
        var stage: Stage?
        var value: ValueTier?
        var lapse: Lapse?
        /// Millionths of a day.
        var cycle: Int64?
        var due: Int32?
    }

    let live: LiveBrand
    let question: SegmentQuestion
    let parts: [PartDay]
    /// From the first moment of each day to the next: what lies in a period by its moments.
    private(set) var reckoned: [Reckoned] = []
    /// Days on which a product is due, by person index.
    private(set) var dueProducts: [Int32: [(product: Int32, due: Int32)]] = [:]
    private(set) var shop = Returns(orders: 0, returned: 0)

    var today: Int32 { Int32(clamping: question.today.number) }

    init(_ live: LiveBrand, _ question: SegmentQuestion, in tx: ReadTransaction) throws {
        self.live = live
        self.question = question
        let day = Int32(clamping: question.today.number)
        parts =
            [live.baseDays.day(day, of: live)]
            + (live.tail.slots == 0 ? [] : [PartDay(live.tail, day: day, people: live.people)])
        let clauses = question.everyClause
        if clauses.contains(where: \.needsReckoning) {
            reckoned = [Reckoned](repeating: Reckoned(), count: live.people.count)
            try reckon(clauses, in: tx)
        }
        if clauses.contains(where: \.needsReturns) { shop = live.shopReturns(by: question.today) }
        if clauses.contains(where: \.needsDueProducts) { reckonDueProducts() }
    }

    private mutating func reckon(_ clauses: [Clause], in tx: ReadTransaction) throws {
        let index = IndexTable(of: Array(live.people.ids)) { live.people.indexOfSelf($0) }
        func place(_ customer: ID<Customer>) -> Int { Int(index[customer.raw] ?? 0) }
        let (settings, standing) = (question.settings, question.standing)
        if clauses.contains(where: { $0.needs(.classes) }) {
            let report = live.rfm(question.rfm.by(question.rfm.rule.ofClasses), standing: standing)
            for (figures, rfmClass) in zip(report.figures, report.classes) {
                reckoned[place(figures.customer)].rfm = RFMCode(rfmClass)
            }
        }
        if clauses.contains(where: { $0.needs(.scores) }) {
            let report = live.rfm(question.rfm.by(.quintile), standing: standing)
            for (figures, scores) in zip(report.figures, report.scores) {
                reckoned[place(figures.customer)].scores = scores
            }
        }
        guard clauses.contains(where: { $0.needs(.stages) || $0.needs(.values) }) else { return }
        let stages = live.stages(on: question.today, settings: settings, standing: standing)
        for row in stages.rows {
            let place = place(row.customer)
            reckoned[place].stage = row.stage
            guard let span = row.span, let churn = row.churn else { continue }
            reckoned[place].lapse = Lapse(churn)
            reckoned[place].cycle = Int64((row.cycle * 1_000_000).rounded())
            let last = question.today.adding(days: -span.daysSinceLast)
            reckoned[place].due = Int32(clamping: RepurchaseWindow(cycle: row.cycle).due(after: last).number)
        }
        guard clauses.contains(where: { $0.needs(.values) }) else { return }
        let values = try live.values(question.rfm, stages: stages, settings: settings, standing: standing, in: tx)
        for row in values.rows { reckoned[place(row.customer)].value = row.tier }
    }

    private mutating func reckonDueProducts() {
        let index = IndexTable(of: Array(live.people.ids)) { live.people.indexOfSelf($0) }
        let list = live.due(
            DueQuestion(today: question.today, withinDays: nil, subject: .products), settings: question.settings,
            standing: question.standing)
        for row in list.rows {
            guard case .product(let id) = row.subject, let product = live.shelf.index(ofProduct: id.raw),
                let person = index[row.customer.raw]
            else { continue }
            dueProducts[person, default: []].append((product, Int32(clamping: row.due.number)))
        }
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

/// What a clause needs that is reckoned over everybody.
enum SegmentNeed {
    case classes, scores, stages, values
}

extension Clause {
    func needs(_ need: SegmentNeed) -> Bool {
        switch self {
        case .rfm: need == .classes
        case .stage, .lapse: need == .stages
        case .value: need == .values
        case .due(let clause): clause.goods == nil && need == .stages
        case .number(let clause):
            switch clause.measure {
            case .cycle: need == .stages
            case .r, .f, .m: need == .scores
            case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .returnRate, .daysSinceLastOrder,
                .reviews, .averageStars, .lowestStars, .birthdayMonth:
                false
            }
        case .happening, .moment, .tag, .trait, .field, .store, .source, .consent, .segment: false
        }
    }

    var needsReckoning: Bool {
        needs(.classes) || needs(.scores) || needs(.stages) || needs(.values)
    }

    var needsDueProducts: Bool {
        guard case .due(let clause) = self else { return false }
        return clause.goods != nil
    }

    var needsReturns: Bool {
        guard case .number(let clause) = self else { return false }
        return clause.measure == .returnRate
    }
}

extension SegmentQuestion {
    /// Of the segment and of all that it names.
    var everyClause: [Clause] {
        var clauses: [Clause] = []
        var seen: Set<String> = []
        var waiting = [segment]
        while let next = waiting.popLast() {
            for clause in next.clauses {
                clauses.append(clause)
                guard case .segment(let names) = clause else { continue }
                for name in names where seen.insert(name).inserted {
                    if let definition = definitions[name] { waiting.append(definition) }
                }
            }
        }
        return clauses
    }
}

extension SegmentDay {
    /// The days of a period up to today; nil when it has none.
    func days(of period: Period?) -> ClosedRange<Int32>? {
        let days = DaysOfPeriod(period, asked: question.today)
        let first = days.first.map { Int32(clamping: $0.number) } ?? .min
        let last = min(days.last.map { Int32(clamping: $0.number) } ?? today, today)
        return first <= last ? first...last : nil
    }

    /// From the first moment of the days to the first one after them.
    func moments(of days: ClosedRange<Int32>) -> Range<Int64> {
        let zone = live.brand.timeZone
        func start(_ day: Int) -> Int64 { BrandDay(number: day).start(in: zone).milliseconds }
        let first = days.lowerBound == .min ? Int64.min : start(Int(days.lowerBound))
        return first..<start(Int(days.upperBound) + 1)
    }
}

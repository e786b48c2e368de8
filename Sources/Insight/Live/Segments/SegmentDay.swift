import Columns
import Database
import Segments
import Shop

/// What all clauses of a question need of everybody on its day. Reckoned once for a question; what nobody asks for is left
/// out.
struct SegmentDay {
    let live: LiveBrand
    let question: SegmentQuestion
    let parts: [PartDay]
    /// From the first moment of each day to the next: what lies in a period by its moments.
    private(set) var reckoned: [ReckonedPerson] = []
    /// Days on which a product is due, by person index.
    private(set) var dueProducts: [Int32: [(product: Int32, due: Int32)]] = [:]
    private(set) var shop = Returns(orders: 0, returned: 0)

    var today: Int32 { Int32(clamping: question.today.number) }

    init(_ live: LiveBrand, _ question: SegmentQuestion, in tx: ReadTransaction) throws {
        self.live = live
        self.question = question
        let day = Int32(clamping: question.today.number)
        let end = question.today.adding(days: 1).start(in: live.brand.timeZone).milliseconds
        parts =
            [live.baseDays.day(day, before: end, of: live)]
            + (live.tail.slots == 0 ? [] : [PartDay(live.tail, day: day, before: end, people: live.people)])
        let clauses = question.everyClause
        let needs = Set(SegmentNeed.allCases.filter { need in clauses.contains { $0.needs(need) } })
        if !needs.isEmpty { reckoned = try live.baseDays.reckoned(needs, live, question, in: tx) }
        if clauses.contains(where: \.needsReturns) {
            shop = live.returns(
                of: live.service(by: question.today, live.rhythms(by: question.today, question.settings).byPart))
        }
        if clauses.contains(where: \.needsDueProducts) { reckonDueProducts() }
    }

    private mutating func reckonDueProducts() {
        let index = live.people.table
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

/// What a clause needs that is reckoned over everybody.
enum SegmentNeed: CaseIterable {
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
    /// Whether the brand knew somebody by the day.
    func knows(_ person: Int32) -> Bool {
        parts.contains { part in part.everyone.indices().contains { part.part.persons[Int($0)] == person } }
    }

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

import Segments
import Shop

/// What days passing can change in a segment.
struct TimeBounds {
    /// The days on which something may change by itself.
    let days: ClosedRange<Int32>?
    private(set) var orders: PeriodChanges
    private(set) var behaviours: PeriodChanges
    private(set) var reviews: PeriodChanges
    /// Whether a clause asks for reviews, or for what was stated of persons.
    private(set) var asksReviews = false
    private(set) var asksAttributes = false
    /// Whether it hangs on what is reckoned for each day, or on what nobody keeps a list of: then everybody is asked when a
    /// day begins.
    private(set) var hangsOnDay = false

    /// - Parameter clauses: of the segment and of all that it names.
    init(_ clauses: [Clause], after today: BrandDay, through horizon: BrandDay) {
        days = today < horizon ? Int32(clamping: today.number + 1)...Int32(clamping: horizon.number) : nil
        orders = PeriodChanges(after: today, through: horizon)
        behaviours = orders
        reviews = orders
        for clause in clauses { add(clause) }
    }

    private mutating func add(_ clause: Clause) {
        switch clause {
        case .happening(let happening): add(happening)
        case .number(let clause): add(clause)
        case .moment(let clause): add(clause)
        case .due, .rfm, .stage, .value, .lapse: hangsOnDay = true
        case .trait(let clause):
            asksAttributes = true
            hangsOnDay = hangsOnDay || clause.test.moves
        case .tag, .field, .consent: asksAttributes = true
        case .store, .source, .segment: break
        }
    }

    private mutating func add(_ happening: Happening) {
        switch happening.act {
        case .bought, .returned: orders.add(happening.period)
        case .reviewed: ask(reviews: happening.period)
        case .interacted: askAttributes(happening.period)
        case .viewed, .searched, .added, .removed, .checkoutStarted, .favourited, .unfavourited, .followed, .unfollowed,
            .shared, .visited:
            behaviours.add(happening.period)
        }
    }

    private mutating func add(_ clause: NumberClause) {
        if clause.test.isRelative { hangsOnDay = true }
        switch clause.measure {
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces: orders.add(clause.period)
        case .reviews, .averageStars, .lowestStars: ask(reviews: clause.period)
        case .cycle, .r, .f, .m, .returnRate: hangsOnDay = true
        case .daysSinceLastOrder:
            switch clause.test {
            case .compare(_, .number(let number)): orders.add(daysAgo: number)
            case .between(let low, let high):
                orders.add(daysAgo: low)
                orders.add(daysAgo: high)
            case .compare(_, .average), .compare(_, .median), .top, .bottom: hangsOnDay = true
            }
        case .birthdayMonth: asksAttributes = true
        }
    }

    private mutating func add(_ clause: MomentClause) {
        switch clause.moment {
        case .firstOrder, .lastOrder: orders.add(clause.period)
        case .firstSeen, .lastSeen: behaviours.add(clause.period)
        case .lastReview: ask(reviews: clause.period)
        case .lastInteraction, .becameMember, .birthday: askAttributes(clause.period)
        }
    }

    private mutating func ask(reviews period: Period?) {
        asksReviews = true
        reviews.add(period)
    }

    /// No list is kept of the days of what is stated of persons.
    private mutating func askAttributes(_ period: Period?) {
        asksAttributes = true
        hangsOnDay = hangsOnDay || period?.moves ?? false
    }
}

extension PeriodChanges {
    fileprivate mutating func add(daysAgo number: Millionths) {
        // Beyond a hundred years nobody has bought.
        let days = number.raw / 1_000_000
        if (0...36_600).contains(days) { add(daysAgo: Int(days)) }
    }
}

extension TraitTest {
    fileprivate var moves: Bool {
        switch self {
        case .date(let period): period.moves
        case .known, .text, .number, .between, .flag: false
        }
    }
}

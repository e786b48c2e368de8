import Columns
import Segments
import Shop

/// A measure of everybody of one part, as a fraction over one unit where it has one.
struct NumberPass {
    /// A value in parts of a whole: 100 of money in hundredths.
    struct Value {
        let parts: Int64
        let whole: Int64

        init(_ parts: Int64, of whole: Int64 = 1) {
            self.parts = parts
            self.whole = whole
        }

        var ratio: Ratio? { Ratio(Int128(parts), over: Int128(whole)) }
    }

    /// What a value is held against.
    private enum ValueTest {
        case parts(NumberBound)
        case ratio(NumberTest, Ratio?)

        /// What is undefined meets none.
        @inline(__always)
        func holds(_ value: Value?) -> Bool {
            guard let value else { return false }
            switch self {
            case .parts(let bound): return bound.holds(value.parts)
            case .ratio(let test, let yardstick):
                return value.ratio.map { test.holds($0, against: yardstick) } ?? false
            }
        }
    }

    let part: PartDay
    let day: SegmentDay
    let measure: Measure
    /// Up to the day asked; nil for a period that has no such day.
    let days: ClosedRange<Int32>?
    let selection: OrderSelection
    /// Over everything and all time: the part keeps a column of it.
    private let isKept: Bool
    /// What is asked of every row lies here, not deep in the day.
    let countsFreight: Bool
    let minorPerUnit: Int64
    let offs: [PartDay.Off]
    let today: Int32
    let reviews: ReviewList?
    /// By slot.
    let unnamed: [Int32: Int64]
    let unnamedReturns: [Int32: Int]
    let birthdayMonths: [Int32: Int64]

    /// - Parameter makesColumn: whether the column is made that the part keeps.
    init(_ clause: NumberClause, _ part: PartDay, _ day: SegmentDay, makesColumn: Bool = false) {
        self.part = part
        self.day = day
        measure = clause.measure
        days = day.days(of: clause.period)
        isKept = clause.isKept
        countsFreight = day.question.settings.countsFreight
        minorPerUnit = day.live.brand.currency.minorPerUnit
        offs = part.offs
        today = day.today
        reviews = [.reviews, .averageStars, .lowestStars].contains(clause.measure) ? part.reviews : nil
        let selection = OrderSelection(clause.filter, day.live.shelf, stores: day.question.stores)
        self.selection = selection
        var unnamed: [Int32: Int64] = [:]
        var unnamedReturns: [Int32: Int] = [:]
        if let days, selection.isOpen, !isKept || makesColumn, measure == .spent || measure == .averageOrder {
            for refund in part.part.unnamedRefunds where days.contains(refund.day) {
                unnamed[refund.slot] = (unnamed[refund.slot] ?? 0).addingClamped(refund.amount)
            }
        }
        if let days, selection.isOpen, measure == .returnRate {
            for mark in part.part.unnamedReturns where days.contains(mark.day) {
                unnamedReturns[mark.slot, default: 0] += 1
            }
        }
        self.unnamed = unnamed
        self.unnamedReturns = unnamedReturns
        birthdayMonths = measure == .birthdayMonth ? AttributePass(part.part, day).birthdayMonths : [:]
    }

    /// How many parts of a whole every value is in; nil where persons differ.
    var whole: Int64? {
        switch measure {
        case .spent, .spentGross, .averageOrder: minorPerUnit
        case .cycle: 1_000_000
        case .orders, .purchaseDays, .pieces, .daysSinceLastOrder, .r, .f, .m, .reviews, .lowestStars, .birthdayMonth: 1
        case .returnRate, .averageStars: nil
        }
    }

    /// Those of whom the test holds.
    func mask(_ asked: BitMask, _ test: NumberTest, yardstick: Ratio?) -> BitMask {
        let candidates = test.isRelative ? buyers(among: asked) : asked
        guard let whole else {
            return each(candidates, .ratio(test, yardstick))
        }
        let bound = NumberBound(test, yardstick: yardstick, unit: whole)
        guard !isKept else {
            return part.total(measure, day).mask(bound, among: candidates)
        }
        return each(candidates, .parts(bound))
    }

    /// What everybody's value is, by slot.
    func column() -> Column<Int64> {
        part.withView(part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            return Column(rows: part.part.slots, beginning: { _ in 0 }) { cursor, slot in
                value(slot, picker, &cursor)?.parts ?? DayColumns.undefined
            }
        }
    }

    /// The values of the buyers among some that a threshold is over, in parts of the whole: of those with a purchase that
    /// the clause leaves.
    func parts(among candidates: BitMask) -> Column<Int64> {
        let slots = buyers(among: candidates).indices()
        let values =
            isKept
            ? part.total(measure, day).gathered(by: slots)
            : part.withView(part.purchases) { view in
                let picker = OrderPicker(view, selection, part.part)
                return Column(rows: slots.count, beginning: { _ in 0 }) { cursor, place in
                    value(Int(slots[place]), picker, &cursor)?.parts ?? DayColumns.undefined
                }
            }
        return values.contains(DayColumns.undefined) ? Column(values.filter { $0 != DayColumns.undefined }) : values
    }

    /// The same of everybody where there is no common whole, each with its person.
    func ratios() -> [(person: Int32, value: Ratio)] {
        part.withView(measure == .returnRate ? part.paid : part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            var cursor = 0
            return buyers(among: part.everyone).indices().compactMap { slot in
                value(Int(slot), picker, &cursor)?.ratio.map { (part.part.persons[Int(slot)], $0) }
            }
        }
    }

    /// Those with a purchase that the clause leaves: they alone are held against others.
    private func buyers(among candidates: BitMask) -> BitMask {
        guard let days else { return BitMask(rows: candidates.rows) }
        return BoughtPass(part: part, selection: selection, days: days).mask(.once, among: candidates)
    }

    private func each(_ candidates: BitMask, _ test: ValueTest) -> BitMask {
        guard let days, let nothing else { return passed(candidates, test) }
        var likely = LikelyBuyers(part, selection, days, among: candidates).mask
        for slot in unnamed.keys where candidates[Int(slot)] { likely[Int(slot)] = true }
        let found = passed(likely, test)
        return test.holds(nothing.value) ? found | candidates.subtracting(likely) : found
    }

    private func passed(_ candidates: BitMask, _ test: ValueTest) -> BitMask {
        part.withView(measure == .returnRate ? part.paid : part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            return BitMask.among(candidates, beginning: { _ in 0 }) { cursor, word in
                word.visit { view.fetchOrders(of: $0, money: isOfMoney) }
                return word.filter { test.holds(value($0, picker, &cursor)) }
            }
        }
    }

    private var isOfMoney: Bool {
        switch measure {
        case .spent, .spentGross, .averageOrder: true
        case .orders, .purchaseDays, .pieces, .returnRate, .daysSinceLastOrder, .cycle, .r, .f, .m, .reviews,
            .averageStars,
            .lowestStars, .birthdayMonth:
            false
        }
    }

    /// What the value of somebody without such an order is; nil for a measure that hangs on something else.
    private var nothing: (value: Value?, Void)? {
        switch measure {
        case .orders, .purchaseDays, .spent, .spentGross, .pieces: (Value(0), ())
        case .averageOrder, .daysSinceLastOrder: (nil, ())
        case .returnRate, .cycle, .r, .f, .m, .reviews, .averageStars, .lowestStars, .birthdayMonth: nil
        }
    }
}

extension NumberClause {
    /// Whether every part keeps a column of the measure: over everything and all time it hangs on the day alone.
    var isKept: Bool {
        guard filter.isEmpty, period == nil else { return false }
        switch measure {
        case .orders, .purchaseDays, .spent, .spentGross, .averageOrder, .pieces, .daysSinceLastOrder: return true
        case .returnRate, .cycle, .r, .f, .m, .reviews, .averageStars, .lowestStars, .birthdayMonth: return false
        }
    }
}

extension PartDay {
    /// A measure over everything and all time, by slot, in parts of its whole.
    func total(_ measure: Measure, _ day: SegmentDay) -> Column<Int64> {
        columns.total(DayColumns.Total(measure: measure, countsFreight: day.question.settings.countsFreight)) {
            NumberPass(NumberClause(measure, is: .compare(.more, .average)), self, day, makesColumn: true).column()
        }
    }
}

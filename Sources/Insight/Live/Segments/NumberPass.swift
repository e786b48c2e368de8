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

    let part: PartDay
    let day: SegmentDay
    let measure: Measure
    /// Up to the day asked; nil for a period that has no such day.
    let days: ClosedRange<Int32>?
    let selection: OrderSelection
    /// Over everything and all time: the part keeps a column of it.
    private let isKept: Bool
    /// By slot.
    private let unnamed: [Int32: Int64]
    private let unnamedReturns: [Int32: Int]
    private let birthdayMonths: [Int32: Int64]

    init(_ clause: NumberClause, _ part: PartDay, _ day: SegmentDay) {
        self.part = part
        self.day = day
        measure = clause.measure
        days = day.days(of: clause.period)
        isKept = clause.isKept
        let selection = OrderSelection(clause.filter, day.live.shelf, stores: day.question.stores)
        self.selection = selection
        var unnamed: [Int32: Int64] = [:]
        var unnamedReturns: [Int32: Int] = [:]
        if let days, selection.isOpen, measure == .spent || measure == .averageOrder {
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
        case .spent, .spentGross, .averageOrder: day.live.brand.currency.minorPerUnit
        case .cycle: 1_000_000
        case .orders, .purchaseDays, .pieces, .daysSinceLastOrder, .r, .f, .m, .reviews, .lowestStars, .birthdayMonth: 1
        case .returnRate, .averageStars: nil
        }
    }

    /// Those of whom the test holds.
    func mask(_ asked: BitMask, _ test: NumberTest, yardstick: Ratio?) -> BitMask {
        let candidates = test.isRelative ? buyers(among: asked) : asked
        guard let whole else {
            return each(candidates) {
                $0.flatMap(\.ratio).map { test.holds($0, against: yardstick) } ?? false
            }
        }
        let bound = NumberBound(test, yardstick: yardstick, unit: whole)
        guard !isKept else {
            return part.total(measure, day).mask(among: candidates) {
                $0 != DayColumns.undefined && bound.holds($0)
            }
        }
        return each(candidates) { $0.map { bound.holds($0.parts) } ?? false }
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

    /// The values of all buyers that a threshold is over, in parts of the whole: those with a purchase that the clause
    /// leaves.
    func parts() -> Column<Int64> {
        let slots = buyers(among: part.everyone).indices()
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

    /// The same where there is no common whole, each with its person.
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

    private func each(_ candidates: BitMask, _ holds: (Value?) -> Bool) -> BitMask {
        guard let days, let nothing else { return passed(candidates, holds) }
        var likely = LikelyBuyers(part, selection, days, among: candidates).mask
        for slot in unnamed.keys where candidates[Int(slot)] { likely[Int(slot)] = true }
        let found = passed(likely, holds)
        return holds(nothing.value) ? found | candidates.subtracting(likely) : found
    }

    private func passed(_ candidates: BitMask, _ holds: (Value?) -> Bool) -> BitMask {
        part.withView(measure == .returnRate ? part.paid : part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            return BitMask.among(candidates, beginning: { _ in 0 }) { cursor, slot in
                holds(value(slot, picker, &cursor))
            }
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

    /// - Parameter cursor: where among what was given back the orders of this slot may begin; it only moves forward.
    @inline(__always)
    private func value(_ slot: Int, _ picker: OrderPicker, _ cursor: inout Int) -> Value? {
        switch measure {
        case .orders: return Value(count(slot, picker))
        case .purchaseDays: return Value(dayCount(slot, picker))
        case .spent: return Value(net(slot, picker, &cursor).sum, of: day.live.brand.currency.minorPerUnit)
        case .spentGross: return Value(gross(slot, picker), of: day.live.brand.currency.minorPerUnit)
        case .averageOrder:
            let (sum, orders) = net(slot, picker, &cursor)
            guard orders > 0 else { return nil }
            let average = RFMPurchases.average(Int128(sum), over: Int(orders))
            return Value(average, of: day.live.brand.currency.minorPerUnit)
        case .pieces: return Value(pieces(slot, picker))
        case .returnRate: return returnRate(slot, picker)
        case .daysSinceLastOrder:
            var last: Int32?
            picker.view.forEachOrder(of: slot, Int32.min...day.today) { row in
                guard picker.allows(row) else { return true }
                last = picker.view.days[row]
                return false
            }
            return last.map { Value(Int64(day.today - $0)) }
        case .cycle: return reckoned(slot).cycle.map { Value($0, of: 1_000_000) }
        case .r: return reckoned(slot).scores.map { Value(Int64($0.recency)) }
        case .f: return reckoned(slot).scores.map { Value(Int64($0.frequency)) }
        case .m: return reckoned(slot).scores.map { Value(Int64($0.money)) }
        case .reviews: return Value(stars(slot).count)
        case .averageStars:
            let stars = stars(slot)
            return stars.count == 0 ? nil : Value(stars.sum, of: stars.count)
        case .lowestStars:
            let stars = stars(slot)
            return stars.count == 0 ? nil : Value(stars.lowest)
        case .birthdayMonth: return birthdayMonths[Int32(slot)].map { Value($0) }
        }
    }

    private func stars(_ slot: Int) -> (count: Int64, sum: Int64, lowest: Int64) {
        var stars: (count: Int64, sum: Int64, lowest: Int64) = (0, 0, .max)
        guard let days else { return stars }
        for review in part.reviews[slot] where days.contains(review.day) && selection.allowsReview(review) {
            stars = (stars.count + 1, stars.sum + Int64(review.stars), min(stars.lowest, Int64(review.stars)))
        }
        return stars
    }

    private func reckoned(_ slot: Int) -> ReckonedPerson {
        part.reckoned[slot]
    }

    @inline(__always)
    private func count(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var count: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { count += 1 }
            return true
        }
        return count
    }

    @inline(__always)
    private func dayCount(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var count: Int64 = 0
        var last: Int32?
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.view.days[row] != last, picker.allows(row) {
                count += 1
                last = picker.view.days[row]
            }
            return true
        }
        return count
    }

    @inline(__always)
    private func gross(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var sum: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { sum = sum.addingClamped(picker.money(row, whole: paid(row, picker.view))) }
            return true
        }
        return sum
    }

    /// With how many orders have money.
    @inline(__always)
    private func net(_ slot: Int, _ picker: OrderPicker, _ cursor: inout Int) -> (sum: Int64, orders: Int64) {
        guard let days else { return (0, 0) }
        let first = picker.view.firstOrders[slot]
        let offs = part.offs
        cursor = offs.place(from: cursor) { $0.row >= first }
        let own = cursor
        var (sum, orders): (Int64, Int64) = (0, 0)
        picker.view.forEachOrder(of: slot, days) { row in
            guard picker.allows(row) else { return true }
            if !picker.view.isForeign(row) { orders += 1 }
            sum = sum.addingClamped(picker.money(row, whole: paid(row, picker.view) - off(row, from: own)))
            return true
        }
        return (sum - (unnamed.isEmpty ? 0 : unnamed[Int32(slot)] ?? 0), orders)
    }

    /// What was given back on a purchase; those of a slot lie together.
    @inline(__always)
    private func off(_ row: Int, from first: Int) -> Int64 {
        var place = first
        while place < part.offs.count, part.offs[place].row <= row {
            if part.offs[place].row == row { return part.offs[place].minor }
            place += 1
        }
        return 0
    }

    @inline(__always)
    private func paid(_ row: Int, _ view: PartView) -> Int64 {
        day.question.settings.countsFreight ? view.paid[row] : view.paid[row] - Int64(view.freights[row])
    }

    @inline(__always)
    private func pieces(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var sum: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { sum = sum.addingClamped(picker.pieces(row)) }
            return true
        }
        return sum
    }

    /// Shrunk to the shop's, from three orders on.
    private func returnRate(_ slot: Int, _ picker: OrderPicker) -> Value? {
        guard let days else { return nil }
        var (orders, returned): (Int64, Int64) = (0, 0)
        picker.view.forEachOrder(of: slot, days) { row in
            guard picker.allows(row) else { return true }
            orders += 1
            if part.isReturned(row) { returned += 1 }
            return true
        }
        guard orders >= Int64(ReturnRules.fewestOrders) else { return nil }
        returned = min(returned + Int64(unnamedReturns[Int32(slot)] ?? 0), orders)
        let shopOrders = Int64(max(day.shop.orders, 1))
        let shopReturned = Int64(day.shop.orders > 0 ? day.shop.returned : 0)
        return Value(2 * shopReturned + returned * shopOrders, of: shopOrders * (2 + orders))
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
            NumberPass(NumberClause(measure, is: .compare(.more, .average)), self, day).column()
        }
    }
}

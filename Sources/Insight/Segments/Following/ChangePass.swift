import Columns
import Shop

extension LiveBrand {
    /// Lists whom days passing may concern.
    ///
    /// - Parameter masks: by part, the slots to look at.
    /// - Complexity: a pass over the orders, behaviours and reviews of these that lie within the periods asked.
    func schedule(_ bounds: TimeBounds, among masks: [BitMask], in schedule: inout ChangeSchedule) {
        guard let days = bounds.days else { return }
        for (part, mask) in zip(parts, masks) where mask.any {
            var pass = ChangePass(part: part, bounds: bounds, days: days, zone: brand)
            pass.lookBeside(mask)
            for slot in mask.indices() {
                let seen = seenDay(part, slot)
                var changes = pass.changes(of: slot)
                if days.contains(seen) { changes.insert(DaysAhead(seen, through: schedule.horizon)) }
                if !changes.isEmpty { schedule.add(customer(part, Int(slot)), on: changes) }
            }
        }
    }

    /// By part: the slots of those who are read as themselves, of all or of some.
    func masks(of customers: [ID<Customer>]?) -> [BitMask] {
        guard let customers else { return parts.map(\.isRead) }
        let wanted = SomePersons(customers.compactMap { people.indexOfSelf($0.raw) })
        return parts.enumerated().map { number, part in
            part.slots(of: wanted, isOfEverybody: number == 0) & part.isRead
        }
    }

    /// Somebody may be known only from a later day on: of the sources some write ahead.
    private func seenDay(_ part: LivePart, _ slot: Int32) -> Int32 {
        people.seenDays[Int(part.persons[Int(slot)])]
    }
}

/// The days that may change something about a person as they pass.
private struct ChangePass {
    private let part: LivePart
    private let bounds: TimeBounds
    private let days: ClosedRange<Int32>
    private let horizon: BrandDay
    private var clock: DayClock
    /// Nothing done before it changes anything.
    private let earliest: Int64
    /// By slot: what lies beside orders and behaviours.
    private var beside: [Int32: DaysAhead] = [:]
    private var givenBack = 0

    init(part: LivePart, bounds: TimeBounds, days: ClosedRange<Int32>, zone brand: Brand) {
        self.part = part
        self.bounds = bounds
        self.days = days
        horizon = BrandDay(number: Int(days.upperBound))
        clock = DayClock(zone: brand.timeZone)
        earliest = BrandDay(number: Int(bounds.behaviours.first)).start(in: brand.timeZone).milliseconds
    }

    /// Takes in what is kept in lists of its own.
    mutating func lookBeside(_ mask: BitMask) {
        for refund in part.unnamedRefunds where mask[Int(refund.slot)] {
            note(refund.slot, bounds.orders.days(of: refund.day))
        }
        for mark in part.unnamedReturns where mask[Int(mark.slot)] {
            note(mark.slot, bounds.orders.days(of: mark.day))
        }
        if bounds.asksReviews {
            for review in part.reviews where mask[Int(review.slot)] {
                note(review.slot, bounds.reviews.days(of: review.day))
            }
        }
        for key in bounds.asksAttributes ? part.attributes.keys : [] {
            part.attributes[key]?.forEach(in: days) { slot, day in
                if mask[slot] { note(Int32(slot), DaysAhead(day, through: horizon)) }
            }
        }
    }

    /// Slots are to be asked in their order.
    mutating func changes(of slot: Int32) -> DaysAhead {
        var changes = beside[slot] ?? []
        let rows = part.rows(of: Int(slot))
        for row in rows.reversed() {
            let day = part.orders.days[row]
            if day == OrderColumns.noDay { continue }
            if day < bounds.orders.first { break }
            changes.formUnion(bounds.orders.days(of: day))
        }
        for row in part.behaviours(of: Int(slot)).reversed() {
            let moment = part.behaviours.moments[row]
            if moment < earliest { break }
            changes.formUnion(bounds.behaviours.days(of: clock.day(of: moment)))
        }
        // What is given back on a later day: some sources tell the day of a return agreed on.
        givenBack = part.givenBack.place(from: givenBack) { Int($0.row) >= rows.lowerBound }
        while givenBack < part.givenBack.count, Int(part.givenBack[givenBack].row) < rows.upperBound {
            changes.formUnion(self.changes(of: part.givenBack[givenBack]))
            givenBack += 1
        }
        return changes
    }

    private func changes(of given: GivenBack) -> DaysAhead {
        var changes = given.totalDay == .min ? [] : bounds.orders.days(of: given.totalDay)
        for record in part.records(of: given) { changes.formUnion(bounds.orders.days(of: record.day)) }
        return changes
    }

    private mutating func note(_ slot: Int32, _ days: DaysAhead) {
        if !days.isEmpty { beside[slot, default: []].formUnion(days) }
    }
}

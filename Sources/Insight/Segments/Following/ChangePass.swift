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
                let change = min(pass.change(of: slot), days.contains(seen) ? seen : .max)
                if change <= days.upperBound { schedule.add(customer(part, Int(slot)), on: change) }
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

/// The earliest day on which days passing may change something about a person.
private struct ChangePass {
    private let part: LivePart
    private let bounds: TimeBounds
    private let days: ClosedRange<Int32>
    private var clock: DayClock
    /// Nothing done before it changes anything.
    private let earliest: Int64
    /// By slot: what lies beside orders and behaviours.
    private var beside: [Int32: Int32] = [:]
    private var givenBack = 0

    init(part: LivePart, bounds: TimeBounds, days: ClosedRange<Int32>, zone brand: Brand) {
        self.part = part
        self.bounds = bounds
        self.days = days
        clock = DayClock(zone: brand.timeZone)
        earliest = BrandDay(number: Int(bounds.behaviours.first)).start(in: brand.timeZone).milliseconds
    }

    /// Takes in what is kept in lists of its own.
    mutating func lookBeside(_ mask: BitMask) {
        for refund in part.unnamedRefunds where mask[Int(refund.slot)] {
            note(refund.slot, bounds.orders.change(of: refund.day))
        }
        for mark in part.unnamedReturns where mask[Int(mark.slot)] {
            note(mark.slot, bounds.orders.change(of: mark.day))
        }
        if bounds.asksReviews {
            for review in part.reviews where mask[Int(review.slot)] {
                note(review.slot, bounds.reviews.change(of: review.day))
            }
        }
        for key in bounds.asksAttributes ? part.attributes.keys : [] {
            part.attributes[key]?.forEach(in: days) { slot, day in
                if mask[slot] { note(Int32(slot), day) }
            }
        }
    }

    /// Slots are to be asked in their order.
    mutating func change(of slot: Int32) -> Int32 {
        var change = beside[slot] ?? .max
        let rows = part.rows(of: Int(slot))
        for row in rows.reversed() {
            let day = part.orders.days[row]
            if day == OrderColumns.noDay { continue }
            if day < bounds.orders.first { break }
            change = min(change, bounds.orders.change(of: day))
        }
        for row in part.behaviours(of: Int(slot)).reversed() {
            let moment = part.behaviours.moments[row]
            if moment < earliest { break }
            change = min(change, bounds.behaviours.change(of: clock.day(of: moment)))
        }
        // What is given back on a later day: some sources tell the day of a return agreed on.
        givenBack = part.givenBack.place(from: givenBack) { Int($0.row) >= rows.lowerBound }
        while givenBack < part.givenBack.count, Int(part.givenBack[givenBack].row) < rows.upperBound {
            change = min(change, self.change(of: part.givenBack[givenBack]))
            givenBack += 1
        }
        return change
    }

    private func change(of given: GivenBack) -> Int32 {
        var change = given.totalDay == .min ? .max : bounds.orders.change(of: given.totalDay)
        for record in part.records(of: given) { change = min(change, bounds.orders.change(of: record.day)) }
        return change
    }

    private mutating func note(_ slot: Int32, _ day: Int32) {
        if day < .max { beside[slot] = min(beside[slot] ?? .max, day) }
    }
}

import Columns
import Shop

extension LiveBrand {
    /// Lists whom days passing may concern.
    ///
    /// - Parameter masks: by part, the slots to look at.
    /// - Complexity: a pass over the orders, behaviours and reviews of these that lie within the periods asked.
    func schedule(_ bounds: TimeBounds, among masks: [BitMask], in schedule: inout ChangeSchedule) {
        for (part, mask) in zip(parts, masks) where mask.any {
            var changes = [Int32](repeating: .max, count: part.slots)
            let pass = ChangePass(part: part, bounds: bounds)
            pass.fill(&changes, among: mask, zone: brand)
            pass.fillArrivals(&changes, among: mask, seenDays: people.seenDays)
            let horizon = Int32(clamping: schedule.horizon.number)
            for slot in mask.indices() where changes[Int(slot)] <= horizon {
                schedule.add(customer(part, Int(slot)), on: changes[Int(slot)])
            }
        }
    }

    /// By part: the slots of those who are read as themselves, of all or of some.
    func masks(of customers: [ID<Customer>]?) -> [BitMask] {
        guard let customers else { return parts.map(\.isRead) }
        let wanted = SomePersons(customers.compactMap { people.indexOfSelf($0.raw) })
        return parts.enumerated().map { number, part in
            var mask = BitMask(rows: part.slots)
            if number == 0 {
                // The base has a slot for everybody, at their own index.
                for person in wanted.all where Int(person) < part.slots { mask[Int(person)] = true }
            } else {
                for slot in 0..<part.slots where wanted.contains(part.persons[slot]) { mask[slot] = true }
            }
            mask &= part.isRead
            return mask
        }
    }
}

/// The earliest day on which days passing may change something about a person, by slot.
private struct ChangePass {
    let part: LivePart
    let bounds: TimeBounds

    func fill(_ changes: inout [Int32], among mask: BitMask, zone brand: Brand) {
        var clock = DayClock(zone: brand.timeZone)
        let earliest = BrandDay(number: Int(bounds.behaviours.first)).start(in: brand.timeZone).milliseconds
        for slot in mask.indices() {
            let slot = Int(slot)
            var change = Int32.max
            for row in part.rows(of: slot).reversed() {
                let day = part.orders.days[row]
                if day == OrderColumns.noDay { continue }
                if day < bounds.orders.first { break }
                change = min(change, bounds.orders.change(of: day))
            }
            for row in part.behaviours(of: slot).reversed() {
                let moment = part.behaviours.moments[row]
                if moment < earliest { break }
                change = min(change, bounds.behaviours.change(of: clock.day(of: moment)))
            }
            changes[slot] = change
        }
        if bounds.asksReviews {
            for review in part.reviews where mask[Int(review.slot)] {
                note(&changes, review.slot, bounds.reviews.change(of: review.day))
            }
        }
        fillRefunds(&changes, among: mask)
    }

    /// What is given back on a later day: no source tells that often, but some tell the day of a return agreed on.
    private func fillRefunds(_ changes: inout [Int32], among mask: BitMask) {
        for refund in part.unnamedRefunds where mask[Int(refund.slot)] {
            note(&changes, refund.slot, bounds.orders.change(of: refund.day))
        }
        for mark in part.unnamedReturns where mask[Int(mark.slot)] {
            note(&changes, mark.slot, bounds.orders.change(of: mark.day))
        }
        guard !part.givenBack.isEmpty else { return }
        var place = 0
        for slot in mask.indices() {
            let rows = part.rows(of: Int(slot))
            place = part.givenBack.place(from: place) { Int($0.row) >= rows.lowerBound }
            while place < part.givenBack.count, Int(part.givenBack[place].row) < rows.upperBound {
                note(&changes, slot, change(of: part.givenBack[place]))
                place += 1
            }
        }
    }

    private func change(of given: GivenBack) -> Int32 {
        var change = given.totalDay == .min ? .max : bounds.orders.change(of: given.totalDay)
        for record in part.records(of: given) { change = min(change, bounds.orders.change(of: record.day)) }
        return change
    }

    /// Who is known only from a later day on, and what was stated for one: of the sources some write ahead.
    func fillArrivals(_ changes: inout [Int32], among mask: BitMask, seenDays: Column<Int32>) {
        guard let days = bounds.days else { return }
        for slot in mask.indices() {
            let seen = seenDays[Int(part.persons[Int(slot)])]
            if days.contains(seen) { note(&changes, slot, seen) }
        }
        for key in bounds.asksAttributes ? part.attributes.keys : [] {
            part.attributes[key]?.forEach(in: days) { slot, day in
                if mask[slot] { note(&changes, Int32(slot), day) }
            }
        }
    }

    private func note(_ changes: inout [Int32], _ slot: Int32, _ day: Int32) {
        changes[Int(slot)] = min(changes[Int(slot)], day)
    }
}

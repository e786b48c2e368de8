import Columns
import Shop

/// What several figures start from.
extension LiveBrand {
    /// Everybody with a purchase in the window, in the order of customers.
    ///
    /// - Parameter by: purchases up to the end of this day; the question's where nothing is told.
    func figures(_ question: RFMQuestion, by day: BrandDay? = nil) -> [RFMFigures] {
        var figures: [RFMFigures] = []
        for part in parts {
            for (slot, purchases) in RFMPass(part: part, question: question, by: day ?? question.today).purchases()
                .enumerated()
            {
                guard let purchases else { continue }
                figures.append(question.figures(of: customer(part, slot), purchases))
            }
        }
        return parts.count == 1 && isInOrder ? figures : figures.sorted { $0.customer < $1.customer }
    }

    /// Whether slots come in the order of customers.
    private var isInOrder: Bool { tail.slots == 0 }

    func customer(_ part: LivePart, _ slot: Int) -> ID<Customer> {
        ID(people.ids[Int(part.persons[slot])])
    }

    /// Calls `body` with every purchase up to a day: its day, whether it is in another currency, whether it has a buyer.
    @inline(__always)
    func forEachPurchase(by day: Int32, _ body: (_ day: Int32, _ isForeign: Bool, _ isClaimed: Bool) -> Void) {
        for part in parts {
            let purchases = part.purchases(by: day)
            part.orders.days.withUnsafeBuffer { days in
                part.orders.states.withUnsafeBuffer { states in
                    for slot in 0..<part.slots where part.isRead[slot] {
                        for row in part.rows(of: slot) where purchases[row] {
                            body(days[row], OrderState(rawValue: states[row]).contains(.isForeign), true)
                        }
                    }
                }
            }
        }
        unclaimed.forEachPurchase(by: day) { body($0, $1, false) }
    }

    func coverage(by day: BrandDay, _ isAsked: (BrandDay) -> Bool) -> Coverage {
        var coverage = Coverage.nothing
        forEachPurchase(by: Int32(clamping: day.number)) { day, isForeign, isClaimed in
            guard isAsked(BrandDay(number: Int(day))) else { return }
            coverage.add(isForeign: isForeign, isClaimed: isClaimed)
        }
        return coverage
    }

    /// Of all purchases up to a day.
    func coverage(by day: BrandDay) -> Coverage {
        var coverage = Coverage.nothing
        forEachPurchase(by: Int32(clamping: day.number)) { coverage.add(isForeign: $1, isClaimed: $2) }
        return coverage
    }

    /// Of the purchases of nobody.
    func unclaimedCoverage(by day: BrandDay, _ isAsked: (BrandDay) -> Bool) -> Coverage {
        var coverage = Coverage.nothing
        unclaimed.forEachPurchase(by: Int32(clamping: day.number)) { day, isForeign in
            if isAsked(BrandDay(number: Int(day))) { coverage.add(isForeign: isForeign, isClaimed: false) }
        }
        return coverage
    }

    /// The first and the last day on which anything was bought.
    private var daysBought: ClosedRange<Int32> {
        var (first, last) = (Int32.max, Int32.min)
        for part in parts {
            part.orders.days.withUnsafeBuffer { days in
                for day in days where day != OrderColumns.noDay {
                    first = min(first, day)
                    last = max(last, day)
                }
            }
        }
        guard first <= last, last - first < 100_000 else { return 0...0 }
        return first...last
    }

    func maskedDays(_ settings: FigureSettings) -> MaskedDays {
        MaskedDays(settings.promotionDays, over: daysBought)
    }

    /// One mask per part: the orders that count as purchases by the end of a day.
    func purchases(by day: BrandDay) -> [BitMask] {
        parts.map { $0.purchases(by: Int32(clamping: day.number)) }
    }

    /// When everybody bought, and the cycle of the brand that follows: one pass for both.
    func rhythms(_ purchases: [BitMask], _ masked: MaskedDays) -> (byPart: [[RhythmPass.Rhythm?]], cycle: Cycle?) {
        var tally = IntervalTally()
        let byPart = parts.indices.map { part in
            RhythmPass(part: parts[part], purchases: purchases[part], masked: masked).rhythms { slot, interval in
                tally.add(interval, part: part, slot: slot)
            }
        }
        return (byPart, tally.cycle)
    }

    func rhythms(
        by day: BrandDay, _ settings: FigureSettings
    ) -> (byPart: [[RhythmPass.Rhythm?]], cycle: Cycle?) {
        rhythms(purchases(by: day), maskedDays(settings))
    }

    /// What personal cycles lean on: those that stand, else the cycle just reckoned.
    func parent(_ standing: StandingFigures?, _ cycle: Cycle?) -> Double {
        standing?.cycles.brandParent ?? cycle?.days ?? CycleRules.lastResort
    }

    /// Calls `body` with everybody who bought and is read as themselves, in no order.
    func forEachBuyer(_ rhythms: [[RhythmPass.Rhythm?]], _ body: (ID<Customer>, RhythmPass.Rhythm) -> Void) {
        for (part, rhythms) in zip(parts, rhythms) {
            for slot in 0..<part.slots where part.isRead[slot] {
                guard let rhythm = rhythms[slot], !people.isReadAsAnother(Int(part.persons[slot])) else { continue }
                body(customer(part, slot), rhythm)
            }
        }
    }

    /// Everyone whom the brand knew by a day, in the order of customers, with when they bought.
    func known(
        by day: BrandDay, _ rhythms: [[RhythmPass.Rhythm?]]
    ) -> [(customer: ID<Customer>, rhythm: RhythmPass.Rhythm?)] {
        var known: [(customer: ID<Customer>, rhythm: RhythmPass.Rhythm?)] = []
        let end = day.adding(days: 1).start(in: brand.timeZone).milliseconds
        for (part, rhythms) in zip(parts, rhythms) {
            for slot in 0..<part.slots where part.isRead[slot] {
                let person = Int(part.persons[slot])
                let isSeen = people.seenDays[person] <= day.number || part.hasActed(slot, before: end)
                guard rhythms[slot] != nil || isSeen, !people.isReadAsAnother(person) else { continue }
                known.append((customer(part, slot), rhythms[slot]))
            }
        }
        return isInOrder ? known : known.sorted { $0.customer < $1.customer }
    }
}

extension RhythmPass.Rhythm {
    func span(on day: BrandDay) -> PurchaseSpan {
        PurchaseSpan(first: BrandDay(number: Int(first)), last: BrandDay(number: Int(last)), today: day)
    }

    func cycle(parent: Double) -> Double {
        CycleRules.personal(parent: parent, sumOfLogs: sumOfLogs, count: Int(intervals))
    }
}

import Columns
import Shop

/// Where everybody of a part stands at the ends of some days: one pass over each person's orders for all the days.
struct StagePass {
    /// How many codes there are: 0 for who was not known yet, then a stage's place and one.
    static let codes = Stage.every.count + 1

    let part: LivePart
    let people: LivePeople
    let purchases: DayPurchases
    let masked: MaskedDays
    let bounds: StageBounds
    /// By day: the first moment after it.
    let ends: [Int64]

    /// By day: the intervals that count for everybody.
    func intervals() -> [IntervalCounts] {
        let count = purchases.days.count
        var sums = [IntervalCounts](repeating: IntervalCounts(), count: count)
        for share in part.eachShare({ changesOfIntervals(in: $0) }) {
            for place in 0..<count { sums[place] += share[place] }
        }
        // What counted on a day counts on the next.
        for place in 1..<max(1, count) { sums[place] += sums[place - 1] }
        return sums
    }

    /// What each day has more than the one before it.
    private func changesOfIntervals(in slots: Range<Int>) -> [IntervalCounts] {
        let count = purchases.days.count
        var changes = [IntervalCounts](repeating: IntervalCounts(), count: count)
        forEachRhythm(of: slots) { place, interval, isOfDayAlone in
            changes[place].add(interval)
            if isOfDayAlone, place + 1 < count { changes[place + 1].add(interval, times: -1) }
        } standing: { _, _, _ in
        }
        return changes
    }

    /// Calls `body` with where one person after the other stands: a code for each day.
    ///
    /// - Parameter parents: by day: what personal cycles lean on.
    @inline(__always)
    func forEachPerson(of slots: Range<Int>, parents: [Double], _ body: (_ slot: Int, _ codes: [UInt8]) -> Void) {
        var codes = [UInt8](repeating: 0, count: purchases.days.count)
        let last = codes.count - 1
        var (known, asked) = (Int32.max, -1)
        var firstMoment = Int64.max
        var isReadAsAnother = false
        forEachRhythm(of: slots) { _, _, _ in
        } standing: { slot, place, rhythm in
            if slot != asked {
                asked = slot
                let person = Int(part.persons[slot])
                known = people.seenDays[person]
                isReadAsAnother = people.isReadAsAnother(person)
                let deeds = part.behaviours(of: slot)
                firstMoment = deeds.isEmpty ? .max : part.behaviours.moments[deeds.lowerBound]
            }
            codes[place] = 0
            if !isReadAsAnother {
                if let rhythm {
                    codes[place] = code(rhythm, on: purchases.days[place], parents[place])
                } else if known <= purchases.days[place] || firstMoment < ends[place] {
                    codes[place] = UInt8(Stage.prospect.place + 1)
                }
            }
            if place == last { body(slot, codes) }
        }
    }

    @inline(__always)
    private func code(_ rhythm: RhythmPass.Rhythm, on day: Int32, _ parent: Double) -> UInt8 {
        let span = PurchaseSpan(daysSinceFirst: Int(day - rhythm.first), daysSinceLast: Int(day - rhythm.last))
        // Within the days that no cycle cuts short, the cycle says nothing.
        let cycle = span.daysSinceLast <= bounds.cooling.days ? parent : rhythm.cycle(parent: parent)
        return UInt8(StageRules.stage(of: span, cycle: cycle, bounds: bounds).place + 1)
    }

    /// Walks through everybody's purchases.
    ///
    /// - Parameters:
    ///   - interval: is told each interval that counts for everybody, with the first of the days that have it; those
    ///     after have it too, unless it is of that day alone.
    ///   - standing: is told of each person and day, days ascending, how they had bought by its end; nil for not at
    ///     all.
    @inline(__always)
    private func forEachRhythm(
        of slots: Range<Int>, interval: (_ place: Int, _ days: Int32, _ isOfDayAlone: Bool) -> Void,
        standing: (_ slot: Int, _ place: Int, _ rhythm: RhythmPass.Rhythm?) -> Void
    ) {
        let (days, logs) = (purchases.days, Logarithms.shared)
        part.withView(purchases.orders) { view in
            var cursor = purchases.cursor(at: Int(view.firstOrders[slots.lowerBound]))
            for slot in slots where part.isRead[slot] {
                let rows = Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1])
                let changes = purchases.changes(rows, &cursor)
                guard changes.isEmpty else {
                    for place in days.indices {
                        var steps = RhythmSteps()
                        for row in rows where view.orders[row] && view.days[row] <= days[place] {
                            let day = view.days[row]
                            guard day != steps.last, !purchases.isGone(row, on: place, among: changes) else { continue }
                            let counted = steps.take(day, isMasked: masked.contains(day), logs)
                            if counted > 0 { interval(place, counted, true) }
                        }
                        standing(slot, place, steps.standing)
                    }
                    continue
                }
                var steps = RhythmSteps()
                var place = 0
                for row in rows where view.orders[row] {
                    let day = view.days[row]
                    guard day != steps.last else { continue }
                    while days[place] < day {
                        standing(slot, place, steps.standing)
                        place += 1
                    }
                    let counted = steps.take(day, isMasked: masked.contains(day), logs)
                    if counted > 0 { interval(place, counted, false) }
                }
                while place < days.count {
                    standing(slot, place, steps.standing)
                    place += 1
                }
            }
        }
    }
}

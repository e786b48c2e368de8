import Columns
import Shop

/// What people did of one kind, day by day: a question of a few days looks at those alone.
struct DeedList: Sendable {
    private let firstDay: Int32
    /// By day from the first on, with one more at the end: where its deeds begin.
    private let firsts: [Int32]
    let slots: Column<Int32>
    /// The place of the product in the brand's list; -1 for none.
    let products: Column<Int32>

    /// Nil where the deeds lie too many days apart for a list of days.
    init?(_ kind: UInt8, of part: LivePart, clock: DayClock) {
        let rows = part.behaviours.kinds.mask(where: .equal(to: kind)).indices()
        let days = part.behaviours.moments.withUnsafeBuffer { at in
            Column<Int32>(rows: rows.count, beginning: { _ in clock }) { clock, place in
                clock.day(of: at[Int(rows[place])])
            }
        }
        guard let first = days.min(), let last = days.max() else {
            (firstDay, firsts, slots, products) = (0, [0], [], [])
            return
        }
        guard Int(last) - Int(first) < 100_000 else { return nil }
        var firsts = [Int32](repeating: 0, count: Int(last - first) + 2)
        for day in days { firsts[Int(day - first) + 1] += 1 }
        for place in firsts.indices.dropFirst() { firsts[place] += firsts[place - 1] }
        var next = firsts
        var slots = Column<Int32>(repeating: 0, count: rows.count)
        var products = slots
        let (firstBehaviours, sold) = (part.firstBehaviours, part.behaviours.products)
        slots.withUnsafeMutableBuffer { slots in
            products.withUnsafeMutableBuffer { products in
                var slot = 0
                for (row, day) in zip(rows, days) {
                    while firstBehaviours[slot + 1] <= row { slot += 1 }
                    let place = Int(next[Int(day - first)])
                    next[Int(day - first)] += 1
                    slots[place] = Int32(slot)
                    products[place] = sold[Int(row)]
                }
            }
        }
        (firstDay, self.firsts, self.slots, self.products) = (first, firsts, slots, products)
    }

    /// Where the deeds of some days lie.
    func places(on days: ClosedRange<Int32>) -> Range<Int> {
        let count = Int64(firsts.count - 1)
        let first = min(max(Int64(days.lowerBound) - Int64(firstDay), 0), count)
        let end = min(max(Int64(days.upperBound) - Int64(firstDay) + 1, first), count)
        return Int(firsts[Int(first)])..<Int(firsts[Int(end)])
    }

    var bytes: Int { slots.bytes + products.bytes }
}

import Columns
import Segments
import Synchronization

/// What everybody of a part had done by a day, one value for each slot: each column is made when it is first asked for.
final class DayColumns: Sendable {
    /// When somebody bought: the first and the last day. `Int32.max` and `Int32.min` for who never did.
    struct Purchases: Sendable {
        let first: Column<Int32>
        let last: Column<Int32>
    }

    /// A measure over all time and everything.
    struct Total: Hashable, Sendable {
        let measure: Measure
        let countsFreight: Bool
    }

    /// Where a measure is undefined.
    static let undefined = Int64.min

    private struct Kept {
        var purchases: Purchases?
        var lastSeen: Column<Int64>?
        var totals: [Total: Column<Int64>] = [:]
    }

    private let kept = Mutex(Kept())

    func purchases(of part: PartDay) -> Purchases {
        kept.withLock { kept in
            if let known = kept.purchases { return known }
            let days = Int32.min...part.day
            let fresh = part.withView(part.purchases) { view in
                Purchases(
                    first: Column(rows: part.part.slots) { slot in
                        let row = part.part.rows(of: slot).first { view.orders[$0] }
                        return row.map { view.days[$0] } ?? .max
                    },
                    last: Column(rows: part.part.slots) { slot in
                        var last = Int32.min
                        view.forEachOrder(of: slot, days) { row in
                            last = view.days[row]
                            return false
                        }
                        return last
                    })
            }
            kept.purchases = fresh
            return fresh
        }
    }

    /// The last moment at which somebody did anything; `Int64.min` for who never did.
    func lastSeen(of part: PartDay) -> Column<Int64> {
        kept.withLock { kept in
            if let known = kept.lastSeen { return known }
            let firsts = part.part.firstBehaviours
            let fresh = part.part.behaviours.moments.withUnsafeBuffer { at in
                Column<Int64>(rows: part.part.slots) { slot in
                    var row = Int(firsts[slot + 1])
                    while row > Int(firsts[slot]) {
                        row -= 1
                        if at[row] < part.end { return at[row] }
                    }
                    return .min
                }
            }
            kept.lastSeen = fresh
            return fresh
        }
    }

    /// - Parameter make: is called when the column is not there yet.
    func total(_ total: Total, _ make: () -> Column<Int64>) -> Column<Int64> {
        if let known = kept.withLock({ $0.totals[total] }) { return known }
        let fresh = make()
        kept.withLock { $0.totals[total] = fresh }
        return fresh
    }

    var bytes: Int {
        kept.withLock { kept in
            (kept.purchases.map { $0.first.bytes + $0.last.bytes } ?? 0) + (kept.lastSeen?.bytes ?? 0)
                + kept.totals.values.reduce(0) { $0 + $1.bytes }
        }
    }
}

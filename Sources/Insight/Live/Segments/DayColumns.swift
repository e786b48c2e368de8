import Columns
import Segments
import Shop
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

    /// What the values of all buyers hang on beside the part.
    struct SpreadKey: Hashable, Sendable {
        let clause: NumberClause
        let countsFreight: Bool
        let stores: [Store]
        /// The fact up to which they stand; nil where they stand whatever comes.
        let seq: Int64?
    }

    /// So many are kept: each may hold as many values as there are persons.
    private static let mostSpreads = 8

    /// Where a measure is undefined.
    static let undefined = Int64.min

    private struct Kept {
        var purchases: Purchases?
        var lastSeen: Column<Int64>?
        var totals: [Total: Column<Int64>] = [:]
        var spreads: [(key: SpreadKey, spread: Spread)] = []
    }

    private let kept: Mutex<Kept>

    init() {
        kept = Mutex(Kept())
    }

    /// Of a later day, before which nothing more happened: what does not hang on how long ago it was stays.
    convenience init(of earlier: DayColumns) {
        let known = earlier.kept.withLock { $0 }
        self.init(
            Kept(
                purchases: known.purchases, lastSeen: known.lastSeen,
                totals: known.totals.filter { $0.key.measure != .daysSinceLastOrder }))
    }

    private init(_ kept: Kept) {
        self.kept = Mutex(kept)
    }

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

    /// - Parameter values: is called when the spread is not there yet, or not sorted.
    func spread(_ key: SpreadKey, isSorted: Bool, _ values: () -> Column<Int64>) -> Spread {
        let known = kept.withLock { $0.spreads.first { $0.key == key }?.spread }
        if let known, known.sorted != nil || !isSorted { return known }
        let fresh = Spread(values(), isSorted: isSorted)
        kept.withLock { kept in
            kept.spreads.removeAll { $0.key == key || key.seq != nil && $0.key.seq != nil && $0.key.seq != key.seq }
            kept.spreads.insert((key, fresh), at: 0)
            if kept.spreads.count > Self.mostSpreads { kept.spreads.removeLast() }
        }
        return fresh
    }

    var bytes: Int {
        kept.withLock { kept in
            (kept.purchases.map { $0.first.bytes + $0.last.bytes } ?? 0) + (kept.lastSeen?.bytes ?? 0)
                + kept.totals.values.reduce(0) { $0 + $1.bytes }
                + kept.spreads.reduce(0) { $0 + $1.spread.bytes }
        }
    }
}

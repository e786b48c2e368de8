import Columns

/// The orders of a part that count as purchases by the ends of some days: one look at them for all the days.
///
/// An order counts from its day on, unless all of it was given back by the end of the day asked. Nearly all orders that
/// count on the last of the days did on each day before, from their own on.
struct DayPurchases: Sendable {
    /// An order that was given back in full by the ends of some of the days from its own on, and not of others.
    struct Changing: Sendable {
        let row: Int32
        /// A bit for each day by whose end nothing is left of it, the first day lowest.
        let gone: UInt32
    }

    /// A day has a bit.
    static let mostDays = 32

    /// Ascending.
    let days: [Int32]
    /// Those that count on one of the days at least.
    private(set) var orders: BitMask
    /// By row.
    private(set) var changing: [Changing] = []

    /// - Parameter days: ascending, at least one and at most `mostDays`.
    init(_ part: LivePart, by days: [Int32]) {
        precondition(!days.isEmpty && days.count <= Self.mostDays, "too few days, or too many")
        self.days = days
        let last = days[days.count - 1]
        let masks = Cores.map(2) { half in
            half == 0
                ? part.orders.days.mask(where: .atMost(last))
                : part.orders.states.mask(whereIn: OrderState.countingStates)
        }
        orders = masks[0] & masks[1]
        let pieces = part.givenBack.count < 4_096 ? 1 : Cores.count
        let found = Cores.map(pieces) { Self.changes(of: part, by: days, piece: $0, of: pieces) }
        for change in found.joined() where orders[Int(change.row)] {
            let own = Self.bits(of: days, from: part.orders.days[Int(change.row)])
            if change.gone & own == own {
                orders[Int(change.row)] = false
            } else if change.gone & own != 0 {
                changing.append(change)
            }
        }
    }

    /// Whether an order is given back in full by the end of a day.
    ///
    /// - Parameter changes: where those of the order's person lie.
    @inline(__always)
    func isGone(_ row: Int, on place: Int, among changes: Range<Int>) -> Bool {
        for change in changes where Int(changing[change].row) == row {
            return changing[change].gone >> UInt32(place) & 1 == 1
        }
        return false
    }

    /// Finds what changes of the orders of one slot after the other.
    func cursor(at row: Int) -> ForwardCursor {
        ForwardCursor(at: row, of: changing.count) { Int(changing[$0].row) }
    }

    @inline(__always)
    func changes(_ rows: Range<Int>, _ cursor: inout ForwardCursor) -> Range<Int> {
        cursor.stretch(rows, of: changing.count) { Int(changing[$0].row) }
    }

    private static func changes(of part: LivePart, by days: [Int32], piece: Int, of pieces: Int) -> [Changing] {
        let count = part.givenBack.count
        var changes: [Changing] = []
        for given in part.givenBack[count * piece / pieces..<count * (piece + 1) / pieces] {
            let gone = gone(given, of: part, by: days)
            if gone != 0 { changes.append(Changing(row: given.row, gone: gone)) }
        }
        return changes
    }

    /// A bit for each day by whose end nothing is left of an order.
    private static func gone(_ given: GivenBack, of part: LivePart, by days: [Int32]) -> UInt32 {
        // One total that was told by the first day says it for all.
        if given.recordCount == 0, given.totalDay <= days[0] {
            return part.isAll(given, by: days[0]) ? .max : 0
        }
        var gone: UInt32 = 0
        for (place, day) in days.enumerated() where part.isAll(given, by: day) { gone |= 1 << UInt32(place) }
        return gone
    }

    /// A bit for each day from one on.
    private static func bits(of days: [Int32], from first: Int32) -> UInt32 {
        var bits: UInt32 = 0
        for (place, day) in days.enumerated() where day >= first { bits |= 1 << UInt32(place) }
        return bits
    }
}

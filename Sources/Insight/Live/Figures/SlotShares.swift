import Columns

extension LivePart {
    /// Fewer slots are not worth a thread.
    private static let fewSlots = 128

    /// What `body` makes of neighbouring stretches of the slots, in their order: every core has one.
    ///
    /// - Parameter body: reads only; it is called from several threads.
    func eachShare<Result>(_ body: (_ slots: Range<Int>) -> Result) -> [Result] {
        let count = slots < Self.fewSlots ? 1 : Cores.count
        return Cores.map(count) { body(slots * $0 / count..<slots * ($0 + 1) / count) }
    }
}

/// Where among something that is sorted by row, or by slot, that of one slot after the other lies: it only moves
/// forward.
struct ForwardCursor {
    private var next = 0

    /// - Parameters:
    ///   - places: those that belong to the slot; they follow those asked for before.
    ///   - count: how many there are.
    ///   - place: of the one of a number.
    @inline(__always)
    mutating func stretch(_ places: Range<Int>, of count: Int, place: (Int) -> Int) -> Range<Int> {
        while next < count, place(next) < places.lowerBound { next &+= 1 }
        let start = next
        while next < count, place(next) < places.upperBound { next &+= 1 }
        return start..<next
    }

    /// Leaps to the first at a place or behind it.
    init(at first: Int, of count: Int, place: (Int) -> Int) {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if place(middle) < first { low = middle + 1 } else { high = middle }
        }
        next = low
    }
}

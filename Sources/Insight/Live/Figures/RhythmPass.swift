import Columns
import Foundation
import Shop

/// When everybody of a part bought, by one pass over the orders: first and last day, and what their cycle over everything
/// is reckoned from.
struct RhythmPass {
    /// One person's purchases over everything.
    struct Rhythm: Sendable {
        var first: Int32 = 0
        var last: Int32 = 0
        /// Own intervals that the personal cycle is reckoned from, and the sum of their logarithms from the earliest on.
        var intervals: Int32 = 0
        var sumOfLogs = 0.0
        /// Every purchase fell on a promotion day.
        var isOnPromotionsAlone = true
    }

    let part: LivePart
    let purchases: BitMask
    let masked: MaskedDays

    /// By slot; nil for who never bought, or is not read.
    ///
    /// - Parameter body: is told each interval of the whole brand that counts for everybody, person after person.
    func rhythms(_ body: (_ slot: Int, _ interval: Int32) -> Void) -> [Rhythm?] {
        var result = [Rhythm?](repeating: nil, count: part.slots)
        let logs = Logarithms.shared
        part.orders.days.withUnsafeBuffer { days in
            for slot in 0..<part.slots where part.isRead[slot] {
                result[slot] = rhythm(of: slot, days, logs, body)
            }
        }
        return result
    }

    /// One person's.
    func rhythm(of slot: Int, _ days: UnsafeBufferPointer<Int32>) -> Rhythm? {
        rhythm(of: slot, days, Logarithms.shared) { _, _ in }
    }

    @inline(__always)
    private func rhythm(
        of slot: Int, _ days: UnsafeBufferPointer<Int32>, _ logs: Logarithms, _ body: (Int, Int32) -> Void
    ) -> Rhythm? {
        var rhythm = Rhythm()
        // Until a day without promotion is met, all intervals count for the person alone.
        var (all, sumOfAll): (Int32, Double) = (0, 0)
        var last = Int32.min
        var wasMasked = false
        for row in part.rows(of: slot) where purchases[row] {
            let day = days[row]
            if day == last { continue }
            let isMasked = masked.contains(day)
            if last == .min {
                rhythm.first = day
            } else {
                let interval = day - last
                all += 1
                sumOfAll += logs[interval]
                if !isMasked, !wasMasked {
                    rhythm.intervals += 1
                    rhythm.sumOfLogs += logs[interval]
                    body(slot, interval)
                }
            }
            if !isMasked { rhythm.isOnPromotionsAlone = false }
            (last, wasMasked) = (day, isMasked)
        }
        guard last != .min else { return nil }
        rhythm.last = last
        if rhythm.isOnPromotionsAlone { (rhythm.intervals, rhythm.sumOfLogs) = (all, sumOfAll) }
        return rhythm
    }
}

/// Logarithms of whole days, reckoned once.
struct Logarithms: Sendable {
    static let shared = Logarithms()
    private let table: [Double] = (0..<40_000).map { log(Double($0)) }

    @inline(__always)
    subscript(days: Int32) -> Double {
        Int(days) < table.count ? table[Int(days)] : log(Double(days))
    }
}

/// Which days are masked as promotion days, by a table.
struct MaskedDays: Sendable {
    private let first: Int32
    private let table: [Bool]
    private let days: PromotionDays

    /// - Parameter range: the days that are asked for often.
    init(_ days: PromotionDays, over range: ClosedRange<Int32>) {
        self.days = days
        first = range.lowerBound
        table = range.map { days.contains(BrandDay(number: Int($0))) }
    }

    @inline(__always)
    func contains(_ day: Int32) -> Bool {
        let place = Int(day) - Int(first)
        return table.indices.contains(place) ? table[place] : days.contains(BrandDay(number: Int(day)))
    }
}

package import Foundation

/// Tells the brand's day of many moments: what `BrandDay(_:in:)` says, without asking the time zone each time.
package struct DayClock: Sendable {
    private let zone: TimeZone
    /// Seconds east of Greenwich over each UTC day from 1970 on: unknown, one offset, or a change within the day.
    private var offsets: [Int32] = []

    private static let unknown = Int32.max
    private static let changing = Int32.max - 1
    /// 2170: later days are asked for one by one.
    private static let lastDay = 73_050

    package init(zone: TimeZone) {
        self.zone = zone
    }

    /// - Complexity: O(1), but for the first moment of each day.
    package mutating func day(of milliseconds: Int64) -> Int32 {
        let instant = Instant(milliseconds: milliseconds)
        let seconds = instant.seconds
        guard seconds >= 0, seconds / 86_400 < Self.lastDay else { return plainDay(instant) }
        let utcDay = Int(seconds / 86_400)
        if utcDay >= offsets.count {
            offsets += [Int32](repeating: Self.unknown, count: max(utcDay + 1, offsets.count * 2) - offsets.count)
        }
        if offsets[utcDay] == Self.unknown { offsets[utcDay] = offset(over: utcDay) }
        let offset = offsets[utcDay]
        guard offset != Self.changing else { return plainDay(instant) }
        let local = seconds + Int64(offset)
        return Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    private func plainDay(_ instant: Instant) -> Int32 {
        Int32(clamping: BrandDay(instant, in: zone).number)
    }

    /// A zone changes its offset at most once in a day.
    private func offset(over utcDay: Int) -> Int32 {
        let start = Double(utcDay) * 86_400
        let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: start))
        let last = zone.secondsFromGMT(for: Date(timeIntervalSince1970: start + 86_399))
        return first == last ? Int32(first) : Self.changing
    }
}

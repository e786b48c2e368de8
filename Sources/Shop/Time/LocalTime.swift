package import Foundation

/// A time on the wall without an offset, as exports write it: a day and the second of that day.
package struct LocalTime: Hashable, Sendable {
    package let day: BrandDay
    package let secondOfDay: Int
    package let millisecond: Int

    package init(day: BrandDay, secondOfDay: Int, millisecond: Int = 0) {
        self.day = day
        self.secondOfDay = secondOfDay
        self.millisecond = millisecond
    }

    /// The moment it names in `zone`: a skipped time (spring) moves forward, a doubled one (autumn) takes the first.
    package func instant(in zone: TimeZone) -> Instant {
        let local = Int64(day.number) * 86_400 + Int64(secondOfDay)
        func offset(at utc: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc))))
        }
        let before = offset(at: local - 86_400)
        let after = offset(at: local + 86_400)
        let utc =
            if before == after || offset(at: local - before) == before {
                local - before
            } else if offset(at: local - after) == after {
                local - after
            } else {
                local - before
            }
        return Instant(milliseconds: utc * 1000 + Int64(millisecond))
    }
}

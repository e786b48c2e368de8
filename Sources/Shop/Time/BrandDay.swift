package import Foundation

/// A day as a brand reckons it: days since 1970-01-01 in the brand's time zone.
package struct BrandDay: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day that `instant` falls on in `zone`.
    package init(_ instant: Instant, in zone: TimeZone) {
        let local = instant.seconds + Int64(zone.secondsFromGMT(for: instant.date))
        number = Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    /// Reads `2011-12-10`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        number = date.daysSince1970
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }

    /// The first moment of the day in `zone`.
    package func start(in zone: TimeZone) -> Instant {
        LocalTime(day: self, secondOfDay: 0).instant(in: zone)
    }

    package func adding(days: Int) -> BrandDay {
        BrandDay(number: number + days)
    }

    /// `2011-12-10`
    package var description: String {
        let date = CivilDate(daysSince1970: number)
        func padded(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }
}

import Foundation
import Shop

/// Moments as text.
enum CalendarText {
    /// The day in UTC with its time, as in `2011-12-09T12:50:00Z`.
    static func utc(_ instant: Instant) -> String {
        instant.date.formatted(.iso8601)
    }

    /// The time on the wall, as in `2011-12-09 12:50:00`.
    static func local(_ instant: Instant, in zone: TimeZone) -> String {
        let day = BrandDay(instant, in: zone)
        let second = Int(instant.seconds) + zone.secondsFromGMT(for: instant.date) - day.number * 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return "\(day) " + parts.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }
}

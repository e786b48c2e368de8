import Foundation
import Shop

/// Moments as text.
enum CalendarText {
    /// The day in UTC with its time, as in `2011-12-09T12:50:00Z`.
    static func utc(_ instant: Instant) -> String {
        instant.date.formatted(.iso8601)
    }
}

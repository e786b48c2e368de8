package import Foundation
package import Shop

/// From which day on behaviours are kept one by one: what is older is folded into daily counts.
package enum RetentionRules {
    /// The first day whose behaviours are kept one by one; nil where they are kept so for ever.
    ///
    /// - Parameters:
    ///   - months: so many calendar months before the brand's today; nil for ever.
    ///   - zone: the brand's.
    package static func firstDayKept(months: Int?, at now: Instant, in zone: TimeZone) -> BrandDay? {
        guard let months else { return nil }
        let today = CivilDate(daysSince1970: BrandDay(now, in: zone).number)
        let number = today.year * 12 + today.month - 1 - months
        // The same day of the earlier month, or that month's last.
        let days = stride(from: today.day, through: 1, by: -1).lazy
        let first = days.compactMap { CivilDate(year: number / 12, month: number % 12 + 1, day: $0) }.first
        return first.map { BrandDay(number: $0.daysSince1970) }
    }
}

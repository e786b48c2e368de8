package import Shop

/// A month of the calendar, as a brand's days make it up.
package struct BrandMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Twelve times the year, and the month from 0.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The month of a day.
    package init(_ day: BrandDay) {
        let date = CivilDate(daysSince1970: day.number)
        number = 12 * date.year + date.month - 1
    }

    package var year: Int { number / 12 }

    /// From 1.
    package var month: Int { number % 12 + 1 }

    /// Of years from 1 to 9999, as those of all sources are.
    package var firstDay: BrandDay {
        BrandDay(number: CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0)
    }

    package var lastDay: BrandDay { adding(months: 1).firstDay.adding(days: -1) }

    package func adding(months: Int) -> BrandMonth {
        BrandMonth(number: number + months)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }

    /// `2011-12`
    package var description: String { String(firstDay.description.prefix(7)) }

    /// The last days of the months that were over before a day, the earliest first, and the day itself.
    package static func ends(of count: Int, until day: BrandDay) -> [BrandDay] {
        let present = BrandMonth(day)
        return (0..<count).map { present.adding(months: $0 - count).lastDay } + [day]
    }
}

package import Shop

/// Net money of persons by weeks: of those who buy for the first time, and of those who come back. What an order earns counts in
/// the week in which it was bought, less what was given back on it by the last day; refunds that name no order, and orders of
/// nobody, are in neither.
package struct RevenueReport: Sendable, Equatable {
    package struct Week: Sendable, Equatable {
        /// The first of its seven days.
        package let start: BrandDay
        /// Of orders on the day of a person's first purchase.
        package internal(set) var firstMinor: Int64
        /// Of all later ones.
        package internal(set) var returningMinor: Int64
    }

    package let currency: Currency
    /// The oldest first; the last ends with the day that was asked for.
    package internal(set) var weeks: [Week]

    /// Without money yet.
    ///
    /// - Parameter count: of weeks, at least one.
    init(_ count: Int, until day: BrandDay, in currency: Currency) {
        self.currency = currency
        weeks = (0..<count).map {
            Week(start: day.adding(days: 7 * ($0 - count) + 1), firstMinor: 0, returningMinor: 0)
        }
    }

    /// Adds an order that was bought on a day within the weeks.
    mutating func add(_ netMinor: Int64, on day: Int, isFirst: Bool) {
        let week = (day - weeks[0].start.number) / 7
        if isFirst {
            weeks[week].firstMinor = Self.sum(weeks[week].firstMinor, netMinor)
        } else {
            weeks[week].returningMinor = Self.sum(weeks[week].returningMinor, netMinor)
        }
    }

    /// Amounts come from files, and no file may bring a sum to overflow.
    private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
        Int64(clamping: Int128(one) + Int128(other))
    }

    package var first: Money { total(\.firstMinor) }
    package var returning: Money { total(\.returningMinor) }

    private func total(_ part: KeyPath<Week, Int64>) -> Money {
        Money(minor: weeks.reduce(0) { Self.sum($0, $1[keyPath: part]) }, currency)
    }
}

package import Shop

/// When somebody is likely to buy again, in whole days after the last purchase: 25 to 30 of 30, 17 to 20 of 20.
package struct RepurchaseWindow: Hashable, Sendable {
    /// round(5c/6), half up.
    package let opensAfterDays: Int
    /// round(c), half up: the due day.
    package let closesAfterDays: Int

    /// - Parameter cycle: days; above zero. Beyond a thousand years nothing is told apart.
    package init(cycle: Double) {
        opensAfterDays = Self.wholeDays(5 * cycle / 6)
        closesAfterDays = Self.wholeDays(cycle)
    }

    package func opens(after last: BrandDay) -> BrandDay {
        last.adding(days: opensAfterDays)
    }

    package func due(after last: BrandDay) -> BrandDay {
        last.adding(days: closesAfterDays)
    }

    private static func wholeDays(_ days: Double) -> Int {
        Int(min((days + 0.5).rounded(.down), 365_000))
    }
}

package import Shop

/// What is asked of the way from the first purchase to the second.
package struct PathQuestion: Hashable, Sendable {
    package let today: BrandDay
    /// Those alone whose first purchase is so many days old or older, so that they had the time to come back; 0 for
    /// everybody.
    package let observedDays: Int

    package init(today: BrandDay, observedDays: Int = 0) {
        self.today = today
        self.observedDays = max(0, observedDays)
    }

    package func isObserved(_ first: BrandDay) -> Bool {
        today.number - first.number >= observedDays
    }
}

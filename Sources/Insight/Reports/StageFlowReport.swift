package import Shop

/// How many stood in each stage on several days, one after the other.
package struct StageFlowReport: Sendable, Equatable {
    package struct Point: Sendable, Equatable {
        package let day: BrandDay
        /// Every stage.
        package let counts: [Stage: Int]

        package var customers: Int { counts.values.reduce(0, +) }
    }

    /// The ends of months that were over, the earliest first; the last is the day asked.
    package let points: [Point]
    /// Of all purchases up to the last day.
    package let coverage: Coverage

    package init(points: [Point], coverage: Coverage) {
        self.points = points
        self.coverage = coverage
    }
}

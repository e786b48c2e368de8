/// After how many days people buy again: how first-time buyers come back, and the days between any two neighbouring
/// purchases.
package struct IntervalReport: Sendable, Equatable {
    package let question: IntervalQuestion
    /// Persons with a purchase in the scope.
    package let buyers: Int
    /// By n from 0 to 365: of those whose first purchase in the scope is n days old or older, how many bought there
    /// again within n days. Whoever was observed for fewer days is in neither number: what they will do is not known.
    package let curve: [Share]
    /// Days between neighbouring purchase days of one person, of everybody.
    package let intervals: IntervalCounts
    /// Without those that start or end on a masked day: cycles are reckoned from these.
    package let unmasked: IntervalCounts
    /// Of all purchases of the brand up to the day.
    package let coverage: Coverage

    init(_ question: IntervalQuestion, _ tally: IntervalReportTally, coverage: Coverage) {
        self.question = question
        self.coverage = coverage
        buyers = tally.returns.buyers
        curve = tally.returns.curve
        intervals = tally.intervals
        unmasked = tally.unmasked
    }
}

/// What a report of intervals is made of.
struct IntervalReportTally: Sendable {
    var returns = ReturnTally()
    var intervals = IntervalCounts()
    var unmasked = IntervalCounts()

    static func += (left: inout IntervalReportTally, right: IntervalReportTally) {
        left.returns += right.returns
        left.intervals += right.intervals
        left.unmasked += right.unmasked
    }
}

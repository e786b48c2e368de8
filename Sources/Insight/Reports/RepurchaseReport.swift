/// How many come back, in the three ways that are confused daily.
package struct RepurchaseReport: Sendable, Equatable {
    package let question: RepurchaseQuestion
    /// 复购率: persons with purchases on two days or more of the period, of its buyers.
    package let repurchase: Share
    /// 回购率: buyers of the period before who bought in this one, of all buyers of the period before.
    package let buyBack: Share
    /// 首购后 n 日复购率: first-time buyers whose second purchase day falls at most n days after, of those old enough.
    package let afterFirst: Share
    /// Of the purchases in the period.
    package let coverage: Coverage

    /// - Parameter marks: of every buyer.
    package init(_ question: RepurchaseQuestion, _ marks: [RepurchaseMarks], coverage: Coverage) {
        self.init(question, RepurchaseTally(marks), coverage: coverage)
    }

    init(_ question: RepurchaseQuestion, _ tally: RepurchaseTally, coverage: Coverage) {
        self.question = question
        self.coverage = coverage
        repurchase = Share(tally.repeating, of: tally.buyers)
        buyBack = Share(tally.boughtAgain, of: tally.buyersBefore)
        afterFirst = Share(tally.cameBack, of: tally.oldEnough)
    }
}

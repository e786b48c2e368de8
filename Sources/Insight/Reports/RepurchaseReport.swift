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
        self.question = question
        self.coverage = coverage
        repurchase = Share(marks.count(where: \.isRepeating), of: marks.count(where: \.isBuyer))
        buyBack = Share(
            marks.count { $0.wasBuyerBefore && $0.isBuyer }, of: marks.count(where: \.wasBuyerBefore))
        afterFirst = Share(
            marks.count { $0.isOldEnough && $0.cameBack }, of: marks.count(where: \.isOldEnough))
    }
}

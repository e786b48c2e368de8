import Columns
import Segments
package import Shop

/// Where one person stands on a day, by what stands for it.
package struct PersonFigures: Sendable {
    /// Nil for who bought nothing in the window.
    package let rfm: RFMClass?
    package let scores: RFMScores?
    package let stage: Stage
    /// Nil for who never bought.
    package let value: ValueTier?
    /// Days; nil for who never bought.
    package let cycle: Double?
    /// Nil for who never bought.
    package let due: BrandDay?
}

extension LiveBrand {
    /// Where somebody stands on the day of a question.
    ///
    /// - Parameters:
    ///   - customer: whoever they are read as.
    ///   - question: one whose clauses ask for classes, stages and tiers; what they do not ask for is nil.
    /// - Returns: nil for one that was never met by the day.
    /// - Complexity: what is reckoned over everybody is reckoned once a day and kept.
    package func figures(
        of customer: ID<Customer>, _ question: SegmentQuestion
    ) -> PersonFigures? {
        guard let index = people.indexOfSelf(people.survivor(of: customer.raw)) else { return nil }
        let day = SegmentDay(self, question)
        guard let (part, slot) = day.place(of: index), part.everyone[slot] else { return nil }
        let own = part.reckoned[slot]
        return PersonFigures(
            rfm: own.rfm.map {
                RFMClass(isRecent: $0.isRecent, isFrequent: $0.isFrequent, isSpending: $0.isSpending)
            }, scores: own.scores, stage: own.stage ?? .prospect, value: own.value,
            cycle: own.cycle.map { Double($0) / 1_000_000 }, due: own.due.map { BrandDay(number: Int($0)) })
    }
}

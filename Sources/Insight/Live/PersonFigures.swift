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
        figures(of: customer, on: SegmentDay(self, question))
    }

    /// Where some people stand on the day of a question; whoever was never met by the day is left out.
    ///
    /// - Complexity: as for one, and a look for each.
    package func figures(
        of customers: [ID<Customer>], _ question: SegmentQuestion
    ) -> [ID<Customer>: PersonFigures] {
        let day = SegmentDay(self, question)
        return Dictionary(
            customers.compactMap { customer in figures(of: customer, on: day).map { (customer, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private func figures(of customer: ID<Customer>, on day: SegmentDay) -> PersonFigures? {
        guard let index = people.indexOfSelf(people.survivor(of: customer.raw)),
            let (part, slot) = day.place(of: index), part.everyone[slot]
        else { return nil }
        let own = part.reckoned[slot]
        return PersonFigures(
            rfm: own.rfm.map {
                RFMClass(isRecent: $0.isRecent, isFrequent: $0.isFrequent, isSpending: $0.isSpending)
            }, scores: own.scores, stage: own.stage ?? .prospect, value: own.value,
            cycle: own.cycle.map { Double($0) / 1_000_000 }, due: own.due.map { BrandDay(number: Int($0)) })
    }
}

package import Shop

/// What the repurchase figures are asked for.
package struct RepurchaseQuestion: Hashable, Sendable {
    package let today: BrandDay
    /// The period: so many days up to and with today.
    package let periodDays: Int
    /// n of the n-day repurchase after the first purchase.
    package let afterFirstDays: Int

    /// - Parameters: both above zero.
    package init(today: BrandDay, periodDays: Int = 90, afterFirstDays: Int = 30) {
        self.today = today
        self.periodDays = periodDays
        self.afterFirstDays = afterFirstDays
    }

    /// Today and the days before it.
    package func isInPeriod(_ day: BrandDay) -> Bool {
        (0..<periodDays).contains(today.number - day.number)
    }

    /// As many days right before the period.
    package func isInPeriodBefore(_ day: BrandDay) -> Bool {
        (periodDays..<2 * periodDays).contains(today.number - day.number)
    }
}

/// What one buyer adds to the repurchase figures.
package struct RepurchaseMarks: Hashable, Sendable {
    package let isBuyer: Bool
    /// Purchases on two days of the period or more.
    package let isRepeating: Bool
    package let wasBuyerBefore: Bool
    /// The first purchase is n days ago or more.
    package let isOldEnough: Bool
    /// The second purchase day fell n days after the first, or sooner.
    package let cameBack: Bool

    /// - Parameter days: the person's purchase days up to today, ascending, each once, not empty.
    package init(_ days: [BrandDay], _ question: RepurchaseQuestion) {
        let inPeriod = days.count(where: question.isInPeriod)
        isBuyer = inPeriod > 0
        isRepeating = inPeriod > 1
        wasBuyerBefore = days.contains(where: question.isInPeriodBefore)
        let first = days[0].number
        isOldEnough = question.today.number - first >= question.afterFirstDays
        cameBack = days.count > 1 && days[1].number - first <= question.afterFirstDays
    }
}

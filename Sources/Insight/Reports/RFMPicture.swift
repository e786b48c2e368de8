package import Shop

/// RFM as a picture: the eight classes, and how scores lie together. Money is that of the window, whatever M measures.
package struct RFMPicture: Sendable, Equatable {
    package struct ClassRow: Sendable, Equatable {
        package let rfmClass: RFMClass
        package let customers: Share
        package let money: Money
        /// Of all money in the window; nil where that is nought or less.
        package let shareOfMoney: Double?
    }

    /// Those with a score of recency and one of frequency, or of money.
    package struct Cell: Sendable, Equatable {
        /// From 1 to 5; 5 is best.
        package let recency: Int
        package let other: Int
        package let customers: Int
        package let money: Money
    }

    package let question: RFMQuestion
    /// Of everybody with a purchase in the window.
    package let customers: Int
    package let money: Money
    /// By the question's rule, or the mean rule where that gives scores; the most valuable first.
    package let classes: [ClassRow]
    /// Recency by frequency, 25 of them, recency first.
    package let byFrequency: [Cell]
    /// Recency by money.
    package let byMoney: [Cell]
    /// Nil when nobody bought in the window, and the rule needs somebody.
    package let thresholds: RFMThresholds?
    /// Those of the scores; nil when nobody bought in the window.
    package let quintiles: RFMThresholds?
    package let coverage: Coverage

    init(
        _ question: RFMQuestion, _ tally: RFMPictureTally, currency: Currency, thresholds: RFMThresholds?,
        quintiles: RFMThresholds?, coverage: Coverage
    ) {
        self.question = question
        self.thresholds = thresholds
        self.quintiles = quintiles
        self.coverage = coverage
        let customers = tally.classes.reduce(0) { $0 + $1.customers }
        let all = tally.classes.reduce(Int128(0)) { $0 + $1.minor }
        self.customers = customers
        money = Money(minor: Int64(clamping: all), currency)
        classes = RFMClass.all.map { rfmClass in
            let own = tally.classes[rfmClass.place]
            return ClassRow(
                rfmClass: rfmClass, customers: Share(own.customers, of: customers),
                money: Money(minor: Int64(clamping: own.minor), currency),
                shareOfMoney: all > 0 ? Double(own.minor) / Double(all) : nil)
        }
        func cells(_ grid: [RFMPictureTally.Sum]) -> [Cell] {
            grid.enumerated().map { place, own in
                Cell(
                    recency: place / 5 + 1, other: place % 5 + 1, customers: own.customers,
                    money: Money(minor: Int64(clamping: own.minor), currency))
            }
        }
        byFrequency = cells(tally.byFrequency)
        byMoney = cells(tally.byMoney)
    }
}

package import Shop

/// Everybody's class on a day.
package struct RFMReport: Sendable {
    package struct Row: Sendable {
        package let rfmClass: RFMClass
        package let customers: Int
        package let money: Money
    }

    package let question: RFMQuestion
    package let currency: Currency
    package let figures: [RFMFigures]
    /// One per figure, same order.
    package let classes: [RFMClass]
    package let means: RFMMeans?
    package let coverage: Coverage

    package init(_ question: RFMQuestion, currency: Currency, figures: [RFMFigures], coverage: Coverage) {
        self.question = question
        self.currency = currency
        self.figures = figures
        self.coverage = coverage
        classes = RFMRules.classesByMean(figures)
        means = RFMRules.means(figures)
    }

    /// The eight classes, the most valuable first.
    package var rows: [Row] {
        var customers: [RFMClass: Int] = [:]
        var money: [RFMClass: Int128] = [:]
        for (figure, rfmClass) in zip(figures, classes) {
            customers[rfmClass, default: 0] += 1
            money[rfmClass, default: 0] += Int128(figure.moneyMinor)
        }
        return RFMClass.all.map { rfmClass in
            Row(
                rfmClass: rfmClass, customers: customers[rfmClass] ?? 0,
                money: Money(minor: Int64(clamping: money[rfmClass] ?? 0), currency))
        }
    }

    package var money: Money {
        Money(minor: Int64(clamping: figures.reduce(Int128(0)) { $0 + Int128($1.moneyMinor) }), currency)
    }
}

/// 识别率: how many of the purchases in question have a known buyer.
package struct Coverage: Sendable, Hashable {
    package let purchases: Int
    package let claimed: Int
    /// Purchases in another currency than the brand's: they count, their money does not.
    package let otherCurrency: Int

    /// Between 0 and 1; nil without purchases.
    package var share: Double? {
        purchases == 0 ? nil : Double(claimed) / Double(purchases)
    }
}

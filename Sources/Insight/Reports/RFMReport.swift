package import Shop

/// Everybody's class or scores on a day.
package struct RFMReport: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let rfmClass: RFMClass
        package let customers: Int
        package let money: Money
    }

    package let question: RFMQuestion
    package let currency: Currency
    /// In the order of customers.
    package let figures: [RFMFigures]
    /// One per figure, same order.
    package let marks: [RFMMark]
    /// Nil when nobody bought in the window.
    package let thresholds: RFMThresholds?
    package let coverage: Coverage

    /// - Parameter thresholds: those that stand for the day; without them they are reckoned from the figures.
    package init(
        _ question: RFMQuestion, currency: Currency, figures: [RFMFigures], thresholds: RFMThresholds? = nil,
        coverage: Coverage
    ) {
        self.question = question
        self.currency = currency
        self.figures = figures
        self.coverage = coverage
        let standing = thresholds ?? RFMThresholds(question.rule, over: figures, on: question.today)
        self.thresholds = standing
        marks = standing.map { figures.map($0.mark) } ?? []
    }

    /// One per figure, same order; empty for the quintile rule, which gives scores.
    package var classes: [RFMClass] {
        marks.compactMap { mark in
            switch mark {
            case .rfmClass(let rfmClass): rfmClass
            case .scores: nil
            }
        }
    }

    /// One per figure, same order; empty for the rules that give classes.
    package var scores: [RFMScores] {
        marks.compactMap(\.scores)
    }

    package var byCustomer: [ID<Customer>: RFMMark] {
        Dictionary(uniqueKeysWithValues: zip(figures, marks).map { ($0.customer, $1) })
    }

    package var means: RFMMeans? { thresholds?.means }

    /// The eight classes, the most valuable first; all empty for the quintile rule.
    package var rows: [Row] {
        var customers: [RFMClass: Int] = [:]
        var money: [RFMClass: Int128] = [:]
        for (figure, rfmClass) in zip(figures, classes) {
            customers[rfmClass, default: 0] += 1
            money[rfmClass, default: 0] += Int128(figure.spentMinor)
        }
        return RFMClass.all.map { rfmClass in
            Row(
                rfmClass: rfmClass, customers: customers[rfmClass] ?? 0,
                money: Money(minor: Int64(clamping: money[rfmClass] ?? 0), currency))
        }
    }

    package var money: Money {
        Money(minor: Int64(clamping: figures.reduce(Int128(0)) { $0 + Int128($1.spentMinor) }), currency)
    }
}

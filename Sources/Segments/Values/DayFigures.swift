package import Shop

/// The day asked, and what is reckoned over everybody for it.
package struct DayFigures: Sendable {
    package let today: BrandDay
    package let currency: Currency
    /// Orders of the shop that were paid for, and how many of them came back.
    package var shopOrders = 0
    package var shopReturned = 0
    /// Means, medians and bounds that segments ask for (`Segment.thresholds`).
    package var thresholds: [Threshold: Ratio] = [:]

    package init(today: BrandDay, currency: Currency) {
        self.today = today
        self.currency = currency
    }
}

/// A figure over the buyers of the brand that a clause is held against: those with a purchase in the clause's period that
/// fits its filter, and for whom the measure is defined.
package struct Threshold: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case average, median
        /// The least value of the highest so many (1,000,000 are all), ties included.
        case top(Millionths)
        /// The greatest value of the lowest so many, ties included.
        case bottom(Millionths)
    }

    package let measure: Measure
    package let filter: OrderFilter
    package let period: Period?
    package let kind: Kind

    package init(_ kind: Kind, of measure: Measure, _ filter: OrderFilter = .none, period: Period? = nil) {
        self.measure = measure
        self.filter = filter
        self.period = period
        self.kind = kind
    }

    /// What `clause` is held against; nil when it is a number of its own.
    package init?(of clause: NumberClause) {
        let kind: Kind? =
            switch clause.test {
            case .compare(_, .average): .average
            case .compare(_, .median): .median
            case .compare(_, .number), .between: nil
            case .top(let share): .top(share)
            case .bottom(let share): .bottom(share)
            }
        guard let kind else { return nil }
        self.init(kind, of: clause.measure, clause.filter, period: clause.period)
    }
}

extension Threshold {
    /// The figure over the values of the buyers that it is of, in the order of customers; nil when there are none.
    package func figure(over values: [Ratio]) -> Ratio? {
        guard !values.isEmpty else { return nil }
        guard let places = kind.places(of: values.count) else { return Ratio.mean(values) }
        let sorted = values.sorted()
        return places.lower == places.upper
            ? sorted[places.lower] : Ratio.halfway(sorted[places.lower], sorted[places.upper])
    }
}

extension Threshold.Kind {
    /// Between which two of so many values, counted from the least on from 0, it lies; nil for the mean.
    package func places(of count: Int) -> (lower: Int, upper: Int)? {
        switch self {
        case .average: return nil
        case .median: return ((count - 1) / 2, count / 2)
        case .top(let share):
            let place = count - 1 - Self.place(share, of: count)
            return (place, place)
        case .bottom(let share):
            let place = Self.place(share, of: count)
            return (place, place)
        }
    }

    /// The last place of the share, rounded up to a whole person.
    private static func place(_ share: Millionths, of count: Int) -> Int {
        let persons = (Int(share.raw) * count + 999_999) / 1_000_000
        return min(max(persons, 1), count) - 1
    }
}

extension Segment {
    /// The figures over everybody that must be handed in, each once.
    package var thresholds: [Threshold] {
        clauses.compactMap { clause in
            guard case .number(let clause) = clause else { return nil }
            return Threshold(of: clause)
        }.withoutRepeats
    }
}

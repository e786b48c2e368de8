package import Shop

/// A measure held against a number: `spent > 2000 within last 365 days`. False for whom the measure is undefined.
package struct NumberClause: Hashable, Sendable {
    package let measure: Measure
    package let filter: OrderFilter
    package let test: NumberTest
    /// Nil: ever.
    package let period: Period?

    package init(_ measure: Measure, _ filter: OrderFilter = .none, is test: NumberTest, period: Period? = nil) {
        self.measure = measure
        self.filter = filter
        self.test = test
        self.period = period
    }
}

/// What is asked of a number.
package enum NumberTest: Hashable, Sendable {
    case compare(Relation, Yardstick)
    /// Both bounds included.
    case between(Millionths, Millionths)
    /// Among the highest, given as a share: 200,000 millionths are 20 %.
    case top(Millionths)
    /// Among the lowest.
    case bottom(Millionths)

    /// Whether it is held against other persons.
    package var isRelative: Bool {
        switch self {
        case .compare(_, let yardstick):
            switch yardstick {
            case .number: false
            case .average, .median: true
            }
        case .between: false
        case .top, .bottom: true
        }
    }
}

extension NumberTest {
    /// - Parameter yardstick: what a relative test is held against; it is false where none stands.
    package func holds(_ value: Ratio, against yardstick: Ratio?) -> Bool {
        switch self {
        case .compare(let relation, .number(let number)): relation.holds(value, Ratio(number))
        case .compare(let relation, .average), .compare(let relation, .median):
            yardstick.map { relation.holds(value, $0) } ?? false
        case .between(let low, let high): Ratio(low) <= value && value <= Ratio(high)
        case .top: yardstick.map { value >= $0 } ?? false
        case .bottom: yardstick.map { value <= $0 } ?? false
        }
    }
}

/// How two values stand to each other.
package enum Relation: String, Sendable, CaseIterable {
    case less = "<"
    case atMost = "<="
    case equal = "="
    case unequal = "!="
    case atLeast = ">="
    case more = ">"

    package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .equal: left == right
        case .unequal: left != right
        case .atLeast: left >= right
        case .more: left > right
        }
    }
}

/// What a measure is compared with.
package enum Yardstick: Hashable, Sendable {
    /// Money in major units of the brand's currency, shares as 1 = 100 %, days, pieces, stars.
    case number(Millionths)
    /// The mean of all buyers, as it stands for the day.
    case average
    case median
}

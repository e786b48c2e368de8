/// What can tell who will buy within the next cycle.
package enum ChurnMethod: String, Sendable, CaseIterable {
    /// A logistic curve of the days since the last purchase, and nothing else: what every other must beat.
    case recency
    case nbd
    case bgNBD
    case mbgNBD
    case paretoNBD
    /// The ridge logistic model of `ChurnFeatures`.
    case logistic
    /// The mean of the ln odds of `logistic` and `mbgNBD`.
    case blended

    var family: BuyingModel.Family? {
        switch self {
        case .nbd: .nbd
        case .bgNBD: .bgNBD
        case .mbgNBD: .mbgNBD
        case .paretoNBD: .paretoNBD
        case .recency, .logistic, .blended: nil
        }
    }

    /// Whether it learns from what happened after an earlier day, and so needs one.
    var needsOutcomes: Bool {
        switch self {
        case .recency, .logistic, .blended: true
        case .nbd, .bgNBD, .mbgNBD, .paretoNBD: false
        }
    }
}

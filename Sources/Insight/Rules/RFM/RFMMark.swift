/// What a rule makes of one customer's figures: one of eight classes, or scores.
package enum RFMMark: Hashable, Sendable, Comparable {
    case rfmClass(RFMClass)
    case scores(RFMScores)

    /// `101` or `543`
    package var code: String {
        switch self {
        case .rfmClass(let rfmClass): rfmClass.code
        case .scores(let scores): scores.code
        }
    }

    /// Nil of a class.
    package var scores: RFMScores? {
        switch self {
        case .rfmClass: nil
        case .scores(let scores): scores
        }
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.code < right.code
    }
}

/// Recency, frequency and money from 1 to 5; 5 is best.
package struct RFMScores: Hashable, Sendable {
    package let recency: Int
    package let frequency: Int
    package let money: Int

    package init(recency: Int, frequency: Int, money: Int) {
        self.recency = recency
        self.frequency = frequency
        self.money = money
    }

    /// `543`
    package var code: String { "\(recency)\(frequency)\(money)" }
}

/// 识别率: how many of the purchases in question have a known buyer.
package struct Coverage: Sendable, Hashable {
    package private(set) var purchases: Int
    package private(set) var claimed: Int
    /// Purchases in another currency than the brand's: they count, their money does not.
    package private(set) var otherCurrency: Int

    package init(purchases: Int, claimed: Int, otherCurrency: Int) {
        self.purchases = purchases
        self.claimed = claimed
        self.otherCurrency = otherCurrency
    }

    static let nothing = Coverage(purchases: 0, claimed: 0, otherCurrency: 0)

    /// Adds a purchase.
    mutating func add(isForeign: Bool, isClaimed: Bool) {
        purchases += 1
        if isClaimed { claimed += 1 }
        if isForeign { otherCurrency += 1 }
    }

    static func + (left: Self, right: Self) -> Self {
        Coverage(
            purchases: left.purchases + right.purchases, claimed: left.claimed + right.claimed,
            otherCurrency: left.otherCurrency + right.otherCurrency)
    }

    static func += (left: inout Self, right: Self) {
        left = left + right
    }

    /// Between 0 and 1; nil without purchases.
    package var share: Double? {
        purchases == 0 ? nil : Double(claimed) / Double(purchases)
    }
}

/// 识别率: how many of the purchases in question have a known buyer.
package struct Coverage: Sendable, Hashable {
    package let purchases: Int
    package let claimed: Int
    /// Purchases in another currency than the brand's: they count, their money does not.
    package let otherCurrency: Int

    package init(purchases: Int, claimed: Int, otherCurrency: Int) {
        self.purchases = purchases
        self.claimed = claimed
        self.otherCurrency = otherCurrency
    }

    /// Between 0 and 1; nil without purchases.
    package var share: Double? {
        purchases == 0 ? nil : Double(claimed) / Double(purchases)
    }
}

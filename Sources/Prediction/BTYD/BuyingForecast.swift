/// What a model expects of each triple of histories in the time ahead; one entry for each triple.
package struct BuyingForecast: Sendable, Equatable {
    /// How far ahead it looks.
    package let weeks: Double
    /// The mean number of purchases.
    package var purchases: [Double]
    /// The probability of still being a customer. Under BG/NBD it is 1 for whoever bought once: never a churn score.
    package var alive: [Double]
    /// The probability of one purchase or more. 1 minus it is the risk of churn.
    package var anyPurchase: [Double]
    /// The mean of N(N − 1), N the number of purchases: with `purchases` it gives their spread. Empty unless asked for.
    package var pairs: [Double] = []

    /// The mean of N² of a triple; needs `pairs`.
    package func meanSquare(_ triple: Int) -> Double { pairs[triple] + purchases[triple] }

    init(weeks: Double, count: Int, spread: Bool) {
        self.weeks = weeks
        purchases = [Double](repeating: 0, count: count)
        alive = purchases
        anyPurchase = purchases
        if spread { pairs = purchases }
    }
}

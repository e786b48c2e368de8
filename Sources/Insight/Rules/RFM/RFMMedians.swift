/// The median rule: medians kept doubled, so that the mean of the middle two is exact in whole numbers.
package struct RFMMedians: Hashable, Sendable {
    package let doubledRecencyDays: Int128
    package let doubledFrequency: Int128
    package let doubledMoneyMinor: Int128

    package init(doubledRecencyDays: Int128, doubledFrequency: Int128, doubledMoneyMinor: Int128) {
        self.doubledRecencyDays = doubledRecencyDays
        self.doubledFrequency = doubledFrequency
        self.doubledMoneyMinor = doubledMoneyMinor
    }

    /// - Parameter figures: not empty.
    package init(_ figures: [RFMFigures]) {
        func doubled(_ values: [some BinaryInteger]) -> Int128 {
            let sorted = values.sorted()
            let (lower, upper) = Self.middle(of: sorted.count)
            return Int128(sorted[lower]) + Int128(sorted[upper])
        }
        self.init(
            doubledRecencyDays: doubled(figures.map(\.recencyDays)),
            doubledFrequency: doubled(figures.map(\.frequency)), doubledMoneyMinor: doubled(figures.map(\.moneyMinor)))
    }

    /// The places of the middle two among so many sorted values, from 0; twice the same for an odd count. Twice the median
    /// is the sum of the two.
    package static func middle(of count: Int) -> (lower: Int, upper: Int) {
        ((count - 1) / 2, count / 2)
    }

    /// R is good if R ≤ median(R); F and M are good if above their medians.
    package func rfmClass(_ figures: RFMFigures) -> RFMClass {
        RFMClass(
            isRecent: 2 * Int128(figures.recencyDays) <= doubledRecencyDays,
            isFrequent: 2 * Int128(figures.frequency) > doubledFrequency,
            isSpending: 2 * Int128(figures.moneyMinor) > doubledMoneyMinor)
    }
}

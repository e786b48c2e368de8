/// What divides good from less good in recency, frequency and money, as whole numbers.
///
/// Every rule comes down to these exactly: for a whole number x, x > mean says x > ⌊mean⌋ and x ≤ mean says x ≤ ⌊mean⌋, and
/// so with a median between two numbers.
package struct RFMThresholds: Sendable, Hashable {
    /// R is good up to this.
    package let recencyAtMost: Int32
    /// F is good above this.
    package let frequencyAbove: Int32
    /// M is good above this.
    package let moneyAbove: Int64

    package init(recencyAtMost: Int32, frequencyAbove: Int32, moneyAbove: Int64) {
        self.recencyAtMost = recencyAtMost
        self.frequencyAbove = frequencyAbove
        self.moneyAbove = moneyAbove
    }

    /// The fixed rule: R ≤ r, F ≥ f, M ≥ m. (The smallest number of all cannot be asked for as f or m: nothing is below it.)
    package init(recencyAtMost: Int32, frequencyAtLeast: Int32, moneyAtLeast: Int64) {
        self.init(
            recencyAtMost: recencyAtMost, frequencyAbove: max(frequencyAtLeast, .min + 1) - 1,
            moneyAbove: max(moneyAtLeast, .min + 1) - 1)
    }

    /// The mean rule: R good if at most the mean, F and M good if above it. Nil if nobody bought.
    package init?(meansOf sums: RFMSums) {
        guard sums.customers > 0 else { return nil }
        self.init(
            recencyAtMost: Int32(sums.recency.dividedDown(by: sums.customers)),
            frequencyAbove: Int32(sums.frequency.dividedDown(by: sums.customers)),
            moneyAbove: Int64(sums.money.dividedDown(by: Int128(sums.customers))))
    }

    /// The median rule: the same with medians. Nil if nobody bought.
    ///
    /// - Complexity: O(customers).
    package init?(mediansOf columns: RFMColumns) {
        let buyers = columns.frequency.mask(where: .greater(than: 0))
        guard let recency = columns.recency.median(in: buyers), let frequency = columns.frequency.median(in: buyers),
            let money = columns.money.median(in: buyers)
        else { return nil }
        self.init(
            recencyAtMost: recency.roundedDown, frequencyAbove: frequency.roundedDown, moneyAbove: money.roundedDown)
    }

    /// The class of these figures: 4 for good recency, 2 for good frequency and 1 for good money, added up.
    @inline(__always)
    package func code(recency: Int32, frequency: Int32, money: Int64) -> UInt8 {
        (recency <= recencyAtMost).bit &<< 2 | (frequency > frequencyAbove).bit &<< 1 | (money > moneyAbove).bit
    }
}

extension FixedWidthInteger {
    /// ⌊self / divisor⌋ for a positive divisor.
    fileprivate func dividedDown(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

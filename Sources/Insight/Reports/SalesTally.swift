/// What the figures of a store, or a whole brand, are made of.
struct SalesTally: Sendable, Equatable {
    var buyers = 0
    var firstBuyers = 0
    var repeating = 0
    var purchases = 0
    var firstMinor: Int128 = 0
    var returningMinor: Int128 = 0
    var due = 0

    /// Adds an order of the period.
    ///
    /// - Parameter isFirst: whether it is of the day of the person's first purchase from the brand.
    @inline(__always)
    mutating func addOrder(_ minor: Int128, isFirst: Bool) {
        purchases &+= 1
        if isFirst { firstMinor += minor } else { returningMinor += minor }
    }

    /// Adds somebody who bought in the period.
    ///
    /// - Parameter days: on so many of its days.
    @inline(__always)
    mutating func addBuyer(days: Int, isFirst: Bool) {
        buyers &+= 1
        if isFirst { firstBuyers &+= 1 }
        if days > 1 { repeating &+= 1 }
    }

    static func += (left: inout SalesTally, right: SalesTally) {
        left.buyers += right.buyers
        left.firstBuyers += right.firstBuyers
        left.repeating += right.repeating
        left.purchases += right.purchases
        left.firstMinor += right.firstMinor
        left.returningMinor += right.returningMinor
        left.due += right.due
    }
}

package import Shop

/// One customer's figures.
package struct RFMFigures: Sendable, Hashable {
    package let customer: ID<Customer>
    /// R: whole days from the last purchase to the day asked.
    package let recencyDays: Int
    /// F: orders, or days with a purchase.
    package let frequency: Int
    /// M in minor units of the brand's currency: all money in the window, or the average of an order.
    package let moneyMinor: Int64
    /// All money in the window, whatever M measures.
    package let spentMinor: Int64

    /// - Parameter spentMinor: when not told, M measures all money.
    package init(
        customer: ID<Customer>, recencyDays: Int, frequency: Int, moneyMinor: Int64, spentMinor: Int64? = nil
    ) {
        self.customer = customer
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
        self.spentMinor = spentMinor ?? moneyMinor
    }
}

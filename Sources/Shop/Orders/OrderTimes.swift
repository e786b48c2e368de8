/// The moments of an order's life that its source tells; nil where it does not.
package struct OrderTimes: Hashable, Sendable {
    package var placed: Instant?
    package var depositPaid: Instant?
    /// The payment; of a presale order, the payment of the balance.
    package var paid: Instant?
    package var grouped: Instant?
    package var shipped: Instant?
    package var delivered: Instant?
    package var confirmed: Instant?
    package var closed: Instant?

    package init(
        placed: Instant? = nil, depositPaid: Instant? = nil, paid: Instant? = nil, grouped: Instant? = nil,
        shipped: Instant? = nil, delivered: Instant? = nil, confirmed: Instant? = nil, closed: Instant? = nil
    ) {
        self.placed = placed
        self.depositPaid = depositPaid
        self.paid = paid
        self.grouped = grouped
        self.shipped = shipped
        self.delivered = delivered
        self.confirmed = confirmed
        self.closed = closed
    }

    /// In the order of the cases above.
    package var all: [Instant?] {
        [placed, depositPaid, paid, grouped, shipped, delivered, confirmed, closed]
    }

    /// The latest moment told; nil when none is.
    package var newest: Instant? {
        all.compactMap { $0 }.max()
    }
}

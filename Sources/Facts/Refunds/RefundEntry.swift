package import Shop

/// A stated refund on its way into the facts.
package struct RefundEntry: Sendable {
    package let refund: StatedRefund
    package let customer: ID<Customer>?

    package init(refund: StatedRefund, customer: ID<Customer>?) {
        self.refund = refund
        self.customer = customer
    }
}

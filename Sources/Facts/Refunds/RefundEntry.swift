import Crypto
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

extension RefundEntry {
    /// Tells one statement from another, whatever file it came in. It holds no more than the row beside it.
    var digest: [UInt8] {
        var parts = [
            refund.orderNumber ?? "", String(customer?.raw ?? 0), refund.kind.rawValue, refund.currency.code,
            String(refund.occurredAt.milliseconds),
        ]
        switch refund.content {
        case .amount(let minor): parts.append(String(minor))
        case .lines(let lines):
            // A row's key holds all that the row says; a sum does not depend on their order.
            let sum = lines.reduce(Int64(0)) { $0 &+ $1.key.hash &* (2 &* $1.key.ordinal &+ 1) }
            parts += [String(lines.count), String(sum)]
        }
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        return Array(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}

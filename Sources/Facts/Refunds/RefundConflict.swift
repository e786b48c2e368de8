package import Shop

/// A refund as it stands, or as a statement kept aside tells it.
package struct RefundVersion: Hashable, Sendable {
    package let orderNumber: String?
    package let customer: ID<Customer>?
    package let kind: RefundKind
    package let amount: Money
    package let occurredAt: Instant

    /// In what `stated` contradicts this one.
    func contradictions(_ stated: RefundVersion) -> [Contradiction] {
        var found: [Contradiction] = []
        if let customer, let told = stated.customer, told != customer { found.append(.buyer) }
        if stated.amount.currency != amount.currency { found.append(.currency) }
        if let orderNumber, let told = stated.orderNumber, told != orderNumber { found.append(.order) }
        if stated.kind != kind { found.append(.kind) }
        if found.isEmpty, stated.amount.minor < amount.minor { found.append(.refundLowered) }
        return found
    }
}

/// A statement of a refund kept aside because it contradicts what stands.
package struct RefundConflict: Sendable {
    /// Of the refund; with `statement` it names the conflict.
    package let refundID: Int64
    package let statement: Int64
    package let store: ID<Store>
    package let number: String
    package let inForce: RefundVersion
    package let stated: RefundVersion
    package let contradictions: [Contradiction]
    package let recordedAt: Instant
}

/// What the rows of a mapped file are about.
package enum MappingKind: String, Sendable, CaseIterable {
    /// One row per order.
    case orders
    /// One row per line of an order.
    case lines
    /// One row per refund, or per line that came back.
    case refunds
    case customers
    case products
    /// One row per review.
    case reviews

    /// The fields that say anything about such rows.
    var fields: [Field] {
        switch self {
        case .orders: Self.orderFields
        case .lines: Self.orderFields + [.lineNumber] + Self.productFields + [.quantity, .unitPrice]
        case .refunds:
            [
                .refundNumber, .orderNumber, .refundKind, .refundPhase, .refundState, .reason, .occurredAt, .currency,
                .amount, .paid, .lineNumber,
            ]
                + Self.productFields + [.quantity, .unitPrice]
        case .customers: Self.personalFields
        case .reviews:
            [.reviewNumber, .orderNumber, .stars, .occurredAt, .review] + Self.productFields + Self.personalFields
        case .products: Self.productFields + [.consumable, .packSize]
        }
    }

    /// Lists of fields of each of which a mapping must name at least one.
    var required: [[Field]] {
        switch self {
        case .orders: [[.orderNumber], [.placedAt]]
        case .lines: [[.orderNumber], [.productCode, .productTitle], [.quantity], [.unitPrice]]
        case .refunds: [[.refundNumber], [.occurredAt], [.amount, .quantity]]
        case .customers: []
        case .products: [[.productCode, .productTitle]]
        case .reviews: [[.reviewNumber, .orderNumber], [.stars], [.occurredAt]]
        }
    }

    /// Rows with the same value here belong together; nil: every row stands alone.
    var group: Field? {
        switch self {
        case .orders, .lines: .orderNumber
        case .refunds: .refundNumber
        case .customers, .products, .reviews: nil
        }
    }

    static let personalFields: [Field] = [
        .name, .nick, .phone, .email, .account, .memberCard, .address, .buyerMessage, .merchantMemo,
    ]
    private static let productFields: [Field] = [.productCode, .productTitle, .category, .variant]
    private static let orderFields: [Field] =
        [
            .orderNumber, .status, .orderKind, .placedAt, .depositPaidAt, .paidAt, .groupedAt, .shippedAt, .deliveredAt,
            .confirmedAt, .closedAt, .currency, .goods, .freight, .paid, .received, .refunded, .origin,
            .flag,
        ] + personalFields
}

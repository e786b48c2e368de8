/// One thing that a source states: what an importer hands on, one by one.
package enum Statement: Sendable, Equatable {
    case order(StatedOrder)
    case refund(StatedRefund)
    case customer(StatedCustomer)
    case product(StatedProductRecord)
    case review(StatedReview)
}

/// A customer as a customer file states them.
package struct StatedCustomer: Sendable, Equatable {
    /// What ties the person to the store, in the source's order of preference; never empty: a row without a usable key
    /// is a bad row.
    package var buyers: [BuyerKey]
    package var personal: [PersonalValue]

    package init(buyers: [BuyerKey], personal: [PersonalValue]) {
        self.buyers = buyers
        self.personal = personal
    }
}

/// A product as a product file states it.
package struct StatedProductRecord: Sendable, Equatable {
    package var product: StatedProduct
    /// Nil when not told.
    package var isConsumable: Bool?
    /// Units in a piece, above zero; nil when not told.
    package var packSize: Int64?

    package init(product: StatedProduct, isConsumable: Bool? = nil, packSize: Int64? = nil) {
        self.product = product
        self.isConsumable = isConsumable
        self.packSize = packSize
    }
}

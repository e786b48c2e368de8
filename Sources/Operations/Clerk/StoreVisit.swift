package import Shop

/// Somebody in a physical store, and what they took home.
package struct StoreVisit: Sendable {
    /// Who it was.
    package enum Visitor: Sendable {
        /// `c_…`
        case known(String)
        /// A phone or card that they tell; whoever has it, or somebody new.
        case named(BuyerKey)
    }

    /// One thing that was bought.
    package struct Item: Sendable, Equatable {
        package let product: StatedProduct
        package let quantity: Int64
        package let unitPrice: Millionths

        package init(product: StatedProduct, quantity: Int64, unitPrice: Millionths) {
            self.product = product
            self.quantity = quantity
            self.unitPrice = unitPrice
        }
    }

    package let visitor: Visitor
    /// By name; may be left out where the brand has one physical store.
    package let store: String?
    /// What tells this visit from all others: told again under it, nothing is written.
    package let key: String
    package let items: [Item]

    package init(_ visitor: Visitor, store: String?, key: String, items: [Item] = []) {
        self.visitor = visitor
        self.store = store
        self.key = key
        self.items = items
    }
}

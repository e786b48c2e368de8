import Shop

/// One order with all that a file says of it.
struct ToldOrder {
    let order: SampleOrder
    let number: String
    let store: SampleStore
    let storePlace: Int
    let lines: ArraySlice<SampleLine>
    /// Of the order, where there are any.
    let refund: SampleRefund?
    let buyer: BuyerNames
    let keys: [BuyerKey]
    let recipient: PersonWords
    let words: OrderWords
    let products: StatedProducts

    func product(_ line: SampleLine) -> StatedProduct {
        products.product(line.article, line.variant, in: storePlace)
    }

    /// What is or was to be paid.
    var due: Int64 {
        (order.amounts.goods ?? 0) + (order.amounts.freight ?? 0) - order.storeDiscount - order.platformDiscount
    }

    var titles: String {
        lines.map { product($0).title }.joined(separator: "，")
    }

    /// The key of a kind, as a cell.
    func key(_ kind: IdentityKind) -> String {
        keys.first { $0.kind == kind }?.value ?? ""
    }

    /// Everything given back when nothing more is left of it.
    var isGivenBack: Bool {
        order.status == .closed && order.amounts.refunded > 0
    }
}

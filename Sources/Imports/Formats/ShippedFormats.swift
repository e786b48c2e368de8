extension Format {
    /// The formats that Huitou knows by itself. A new one is a file of its own and a line here.
    static let shipped: [Format] = [
        OnlineRetail.format,
        ShopifyOrders.format,
        TaobaoOrders.format,
        TaobaoLines.format,
        JDOrders.format,
        PinduoduoOrders.format,
        DouyinOrders.format,
        WooCommerceOrders.format,
    ]
}

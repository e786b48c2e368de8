/// What kind of brand, and how large.
package enum SamplePreset: Hashable, Sendable {
    /// A small shop for scented candles (香薰小铺) on Taobao, whose repurchase rate over 90 days rises from 12 % to 28 % in
    /// its last three months.
    case candle(customers: Int)
    /// A household brand with six stores, its Shopify store in Chinese or Western wording.
    ///
    /// `customers` are all who have anything to do with it, a few of them without an order; `orders` is met within a few
    /// per cent.
    case general(customers: Int, orders: Int, shopify: SampleStore.Wording)

    /// About as large a shop as one person can run.
    package static let candle = SamplePreset.candle(customers: 3_000)

    /// A household brand of about so many orders, ten by each customer.
    package static func general(orders: Int) -> SamplePreset {
        .general(customers: max(1, orders / 10), orders: orders, shopify: .chinese)
    }

    var customers: Int {
        switch self {
        case .candle(let customers), .general(let customers, _, _): customers
        }
    }
}

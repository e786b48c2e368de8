import Shop

/// What an order costs.
struct OrderPrice {
    let goods: Int64
    let freight: Int64
    let storeDiscount: Int64
    let platformDiscount: Int64

    var paid: Int64 { goods + freight - storeDiscount - platformDiscount }

    init(basket: BasketWriter, store: SampleStore, isFirst: Bool, _ generator: inout SeededGenerator) {
        goods = basket.goods
        var share = 0.0
        if basket.isPeak {
            share = 0.12 + 0.16 * generator.fraction()
        } else if generator.chance(isFirst ? 0.35 : 0.2) {
            share = 0.05 + 0.05 * generator.fraction()
        }
        guard case .sale = basket.nature, basket.goods > 0 else {
            (freight, storeDiscount, platformDiscount) = (0, 0, 0)
            return
        }
        // Whole tenths, and never the whole price.
        let discount = Int64(Double(goods) * share) / 10 * 10
        let hasPlatform = basket.isOnline && store.platform != .shopify && generator.chance(0.5)
        platformDiscount = hasPlatform ? discount / 20 * 10 : 0
        storeDiscount = discount - platformDiscount
        let isSmall = basket.isOnline && goods < 5_000 && generator.chance(0.3)
        freight = isSmall ? [600, 800, 1000][generator.below(3)] : 0
    }
}

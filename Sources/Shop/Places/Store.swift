/// 店铺 / 门店: where a brand sells; a platform shop or a physical one.
package struct Store: Hashable, Sendable {
    package let id: ID<Store>
    package let brand: ID<Brand>
    package let name: String
    package let platform: Platform

    package init(id: ID<Store>, brand: ID<Brand>, name: String, platform: Platform) {
        self.id = id
        self.brand = brand
        self.name = name
        self.platform = platform
    }
}

/// What a store stands on.
package enum Platform: String, Sendable, CaseIterable, Codable {
    case taobao, jd, pinduoduo, douyin, youzan, shopify, woocommerce
    /// A physical store.
    case physical
    /// An own site, or anything fed by a mapping.
    case other
}

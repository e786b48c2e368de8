/// What somebody did in a channel, beside buying. Numbers are kept for good.
package enum BehaviourKind: Int64, Sendable, CaseIterable, Codable {
    /// A page or screen without a product.
    case visited = 1
    case viewed = 2
    case searched = 3
    /// Put into the cart.
    case added = 4
    case removed = 5
    case checkoutStarted = 6
    case favourited = 7
    case unfavourited = 8
    case followed = 9
    case unfollowed = 10
    case shared = 11

    package var name: Phrase {
        switch self {
        case .visited: Phrase(en: "visited", zh: "访问")
        case .viewed: Phrase(en: "viewed", zh: "浏览")
        case .searched: Phrase(en: "searched", zh: "搜索")
        case .added: Phrase(en: "added to the cart", zh: "加购")
        case .removed: Phrase(en: "removed from the cart", zh: "移出购物车")
        case .checkoutStarted: Phrase(en: "started the checkout", zh: "开始结算")
        case .favourited: Phrase(en: "favourited", zh: "收藏")
        case .unfavourited: Phrase(en: "took from favourites", zh: "取消收藏")
        case .followed: Phrase(en: "followed", zh: "关注")
        case .unfollowed: Phrase(en: "unfollowed", zh: "取关")
        case .shared: Phrase(en: "shared", zh: "分享")
        }
    }
}

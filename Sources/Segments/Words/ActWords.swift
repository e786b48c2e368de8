extension Act: Spelled {
    package var spelling: Spelling {
        switch self {
        case .bought:
            Spelling(
                "bought", "purchased", "ordered", "order", "purchase of", "purchase", "purchases", "order of",
                zh: ["购买过", "买过", "购买", "买了", "下单", "下过单", "购买了"])
        case .returned: Spelling("returned", "sent back", "return of", "return", zh: ["退货过", "退过", "退过货", "退货"])
        case .viewed: Spelling("viewed", "looked at", "view of", zh: ["浏览过", "浏览", "看过", "浏览了"])
        case .searched: Spelling("searched", "searched for", zh: ["搜索过", "搜索"])
        case .added: Spelling("added", "added to cart", "added to the cart", zh: ["加购过", "加购", "加入购物车"])
        case .removed:
            Spelling("removed", "removed from cart", "removed from the cart", zh: ["移出购物车过", "移出购物车"])
        case .checkoutStarted:
            Spelling("started checkout", "started the checkout", "checkout started", zh: ["开始结算过", "开始结算"])
        case .favourited: Spelling("favourited", "favorited", zh: ["收藏过", "收藏", "收藏了"])
        case .unfavourited: Spelling("unfavourited", "unfavorited", zh: ["取消收藏过", "取消收藏"])
        case .followed: Spelling("followed", zh: ["关注过", "关注"])
        case .unfollowed: Spelling("unfollowed", zh: ["取关过", "取关", "取消关注"])
        case .shared: Spelling("shared", zh: ["分享过", "分享"])
        case .visited: Spelling("visited", "visit", "visits", zh: ["访问过", "访问", "来访"])
        case .reviewed: Spelling("reviewed", "review of", "review", "reviews", zh: ["评价过", "评价", "写过评价"])
        case .interacted:
            Spelling("interacted", "interaction", "interactions", "contact", zh: ["互动过", "互动", "有互动", "联系过"])
        }
    }
}

extension Moment: Spelled {
    package var spelling: Spelling {
        switch self {
        case .firstOrder: Spelling("first_order", "first order", "first purchase", zh: ["首单", "首次下单", "首次购买"])
        case .lastOrder:
            Spelling("last_order", "last order", "last purchase", zh: ["最近下单", "末单", "最近一次下单", "最后下单", "最近购买", "最近一单"])
        case .firstSeen: Spelling("first_seen", "first seen", zh: ["首次到访", "首次出现"])
        case .lastSeen: Spelling("last_seen", "last seen", zh: ["最近到访", "最近活跃", "最近出现"])
        case .lastInteraction: Spelling("last_interaction", "last interaction", zh: ["最近互动", "最近一次互动"])
        case .lastReview: Spelling("last_review", "last review", zh: ["最近评价", "最近一次评价"])
        case .becameMember:
            Spelling("became_member", "became member", "became a member", "member since", zh: ["入会", "成为会员"])
        case .birthday: Spelling("birthday", zh: ["生日"])
        }
    }
}

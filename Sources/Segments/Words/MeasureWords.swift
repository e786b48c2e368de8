package import Shop

extension Measure: Spelled {
    package var spelling: Spelling {
        switch self {
        case .orders:
            Spelling(
                "orders.count", "orders", "order count", "number of orders", zh: ["订单数", "订单数量", "下单次数", "购买次数"])
        case .purchaseDays: Spelling("orders.days", "purchase days", zh: ["购买天数", "下单天数"])
        case .spent: Spelling("spent", "spent.net", "net spent", zh: ["消费", "消费金额", "净消费", "消费额"])
        case .spentGross: Spelling("spent.gross", "gross spent", zh: ["消费总额", "毛消费"])
        case .averageOrder: Spelling("average_order", "average order", zh: ["笔单价", "平均每单"])
        case .pieces: Spelling("pieces", zh: ["件数", "购买件数"])
        case .returnRate: Spelling("return_rate", "return rate", zh: ["退货率"])
        case .daysSinceLastOrder:
            Spelling("days_since_last_order", "days since last order", zh: ["距上次下单天数", "未购天数"])
        case .cycle: Spelling("cycle", "interval", "purchase cycle", zh: ["复购周期", "购买周期"])
        case .r: Spelling("r", "r score", "recency score", zh: ["r分", "r值"])
        case .f: Spelling("f", "f score", "frequency score", zh: ["f分", "f值"])
        case .m: Spelling("m", "m score", "money score", zh: ["m分", "m值"])
        case .reviews: Spelling("reviews.count", "review count", zh: ["评价数", "评价次数"])
        case .averageStars: Spelling("reviews.average", "average stars", zh: ["平均评分", "评价均分"])
        case .lowestStars: Spelling("reviews.lowest", "lowest stars", zh: ["最低评分"])
        case .birthdayMonth: Spelling("birthday_month", "birthday month", zh: ["生日月份", "生日月"])
        }
    }
}

extension PersonField: Spelled {
    package var spelling: Spelling {
        switch self {
        case .city: Spelling("city", zh: ["城市", "所在城市"])
        case .province: Spelling("province", "state", zh: ["省份", "省"])
        case .country: Spelling("country", zh: ["国家"])
        case .gender: Spelling("gender", "sex", zh: ["性别"])
        case .language: Spelling("language", zh: ["语言"])
        }
    }
}

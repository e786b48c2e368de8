import Shop

/// Starters for every shipped scene that can be said of a person's facts. Scenes that begin with a moment (a chat, a
/// parcel, a draw, the weather) hang on what no segment asks, and have none.
package enum StarterSegments {
    package static let all: [StarterSegment] = orders + value + rfm + doings + persons

    private static let orders = [
        StarterSegment(
            "welcome-new", Phrase(en: "New customers", zh: "新客"),
            Phrase(en: "Thank them and make the second purchase easy", zh: "致谢，促成第二单"),
            "stage is new and orders.count = 1"),
        StarterSegment(
            "second-purchase", Phrase(en: "Bought once, a month ago", zh: "首购满月未复购"),
            Phrase(en: "The best moment for a second purchase passes", zh: "抓住第二单的最佳时机"),
            "orders.count = 1 and last_order older than 30 days and last_order within last 90 days"),
        StarterSegment(
            "repurchase-window", Phrase(en: "Due within a week", zh: "7天内应复购"),
            Phrase(en: "Stock-up offer at their own rhythm", zh: "按个人周期提醒囤货"),
            "due within 7 days and not overdue"),
        StarterSegment(
            "overdue", Phrase(en: "Overdue, and still warm", zh: "已到期未复购"),
            Phrase(en: "Remind before they cool down", zh: "预流失前提醒"),
            "overdue and stage in (new, active)"),
        StarterSegment(
            "consumables", Phrase(en: "Device bought, nothing to fill it", zh: "买过设备未买耗材"),
            Phrase(en: "Offer what the device uses up", zh: "推荐配套耗材"),
            "bought category \"printer\" older than 30 days and not bought category \"ink\" within last 30 days",
            isExample: true),
        StarterSegment(
            "pair-it", Phrase(en: "Has one, lacks what goes with it", zh: "买了 A 未买搭配 B"),
            Phrase(en: "Recommend what goes with it", zh: "推荐搭配商品"),
            "bought category \"瑜伽垫\" within last 60 days and not bought category \"瑜伽服\"", isExample: true),
        StarterSegment(
            "upgrade-pack", Phrase(en: "Ready for the next version", zh: "可升级客户"),
            Phrase(en: "Bundle price for the next version", zh: "升级套装优惠"),
            "value is potential and last_order older than 60 days"),
        StarterSegment(
            "invite-friend", Phrase(en: "Came twice and liked it", zh: "复购且好评"),
            Phrase(en: "Ask them to bring a friend", zh: "邀请好友"),
            "orders.count >= 2 and reviews.lowest >= 4"),
        StarterSegment(
            "first-by-live", Phrase(en: "Came through a live show", zh: "直播首购"),
            Phrase(en: "Bring them into the shop itself", zh: "引导到店铺复购"),
            "first_order through live \"小艾\" and orders.count = 1", isExample: true),
        StarterSegment(
            "often-returns", Phrase(en: "Often sends back", zh: "高退货率"),
            Phrase(en: "Size advice in place of offers", zh: "给尺码与选购建议，不发券"),
            "return_rate > 30%"),
    ]

    private static let value = [
        StarterSegment(
            "cooling", Phrase(en: "Cooling", zh: "预流失"),
            Phrase(en: "The cheapest moment to keep somebody", zh: "挽留成本最低的时刻"),
            "stage is cooling"),
        StarterSegment(
            "churn-guard", Phrase(en: "Valued and cooling", zh: "高价值预流失"),
            Phrase(en: "A call or a real offer before they are gone", zh: "流失前回访或给实在的优惠"),
            "stage is cooling and spent in top 20% within last 365 days"),
        StarterSegment(
            "wake-dormant", Phrase(en: "Dormant", zh: "沉睡客户"),
            Phrase(en: "A memory and what is new in it", zh: "以回忆与新品唤醒"),
            "stage is dormant"),
        StarterSegment(
            "wake-180", Phrase(en: "Half a year without a purchase", zh: "180天未购"),
            Phrase(en: "Season list, coupon, a free service", zh: "当季清单、券与免费服务"),
            "bought and last_order older than 180 days"),
        StarterSegment(
            "win-back-lost", Phrase(en: "Lost", zh: "流失客户"),
            Phrase(en: "One honest message, then silence", zh: "一条诚意消息，之后不再打扰"),
            "stage is lost"),
        StarterSegment(
            "club-invite", Phrase(en: "High value", zh: "高价值客户"),
            Phrase(en: "Invite them to the club", zh: "邀请加入俱乐部"),
            "value is high"),
        StarterSegment(
            "follow-up-call", Phrase(en: "High value, unheard for a month", zh: "高价值30天未联系"),
            Phrase(en: "A call or a personal message", zh: "电话或一对一消息"),
            "value is high and not interacted within last 30 days"),
        StarterSegment(
            "spend-unlock", Phrase(en: "Spent two thousand in a year", zh: "一年消费满2000元"),
            Phrase(en: "Unlock a class or a consultation", zh: "解锁课程或咨询"),
            "spent >= 2000 within last 365 days"),
        StarterSegment(
            "potential", Phrase(en: "May rise", zh: "潜力客户"),
            Phrase(en: "A coupon that makes the next basket larger", zh: "提高下一单客单价"),
            "value is potential"),
    ]

    private static let rfm = [
        StarterSegment(
            "rfm-vip", Phrase(en: "Champions (111)", zh: "重要价值 111"),
            Phrase(en: "Thanks and VIP service, no discount", zh: "致谢与 VIP 服务，不打折"), "rfm is 111"),
        StarterSegment(
            "rfm-cross", Phrase(en: "Big spenders, rare (101)", zh: "重要发展 101"),
            Phrase(en: "What goes with the last purchase", zh: "推荐与上次购买搭配的商品"), "rfm is 101"),
        StarterSegment(
            "rfm-hold", Phrase(en: "Valued, fading (011)", zh: "重要保持 011"),
            Phrase(en: "Money off for a week; call the best", zh: "7天满减，最优者电话回访"), "rfm is 011"),
        StarterSegment(
            "rfm-call", Phrase(en: "Valued, fading, the top tenth", zh: "重要保持中消费前10%"),
            Phrase(en: "Worth a call", zh: "值得电话回访"), "rfm is 011 and spent in top 10% within last 365 days"),
        StarterSegment(
            "rfm-win-back", Phrase(en: "Valued, leaving (001)", zh: "重要挽留 001"),
            Phrase(en: "A memory and a real gift", zh: "以回忆与礼物挽回"), "rfm is 001"),
        StarterSegment(
            "rfm-grow", Phrase(en: "Fresh, small (100)", zh: "一般发展 100"),
            Phrase(en: "Free shipping and a bundle", zh: "包邮与套餐"), "rfm is 100"),
        StarterSegment(
            "rfm-rest", Phrase(en: "Gone quiet (000)", zh: "一般挽留 000"),
            Phrase(en: "One message a season", zh: "每季一条消息"), "rfm is 000"),
    ]

    private static let doings = [
        StarterSegment(
            "interest-offer", Phrase(en: "Looked twice this week", zh: "近7天浏览两次"),
            Phrase(en: "An offer from a related category", zh: "推荐相关品类优惠"),
            "stage is active and viewed at least 2 times within last 7 days"),
        StarterSegment(
            "browse-follow-up", Phrase(en: "Looked yesterday, bought nothing", zh: "浏览未购买"),
            Phrase(en: "An offer in the same category", zh: "同品类优惠"),
            "viewed within last 2 days and not bought within last 2 days"),
        StarterSegment(
            "favourite-low-stock", Phrase(en: "Favourited and never bought", zh: "收藏未购买"),
            Phrase(en: "Tell them when few are left", zh: "库存紧张时提醒"),
            "favourited product \"A-100\" and not bought product \"A-100\"", isExample: true),
        StarterSegment(
            "cart-rescue", Phrase(en: "Left in the cart", zh: "加购未付款"),
            Phrase(en: "A reminder, and a day later a coupon", zh: "提醒，次日发券"),
            "added within last 3 days and not bought within last 3 days"),
        StarterSegment(
            "unfollowed", Phrase(en: "Unfollowed this month", zh: "近30天取关"),
            Phrase(en: "Ask what was missing", zh: "询问哪里不满意"),
            "unfollowed within last 30 days and bought"),
        StarterSegment(
            "bad-review", Phrase(en: "A bad review this month", zh: "近30天差评"),
            Phrase(en: "Settle it before anything is offered", zh: "先解决问题，再谈营销"),
            "reviews.lowest <= 2 within last 30 days"),
        StarterSegment(
            "review-invite", Phrase(en: "Bought lately, not reviewed", zh: "近期购买未评价"),
            Phrase(en: "Ask for an honest review, no reward tied", zh: "邀请真实评价，不与奖励挂钩"),
            "last_order older than 10 days and last_order within last 30 days and not reviewed within last 30 days"),
    ]

    private static let persons = [
        StarterSegment(
            "birthday", Phrase(en: "Birthday within a week", zh: "7天内生日"),
            Phrase(en: "A greeting and a coupon of their own", zh: "生日祝福与专属券"),
            "birthday within next 7 days"),
        StarterSegment(
            "birthday-month", Phrase(en: "Birthday this month", zh: "本月生日"),
            Phrase(en: "Double points all month", zh: "当月双倍积分"), "birthday this month"),
        StarterSegment(
            "vip-moment", Phrase(en: "High value, birthday within a week", zh: "高价值客户7天内生日"),
            Phrase(en: "A handwritten card and a gift", zh: "手写贺卡与礼物"),
            "value is high and birthday within next 7 days"),
        StarterSegment(
            "new-member", Phrase(en: "Joined and has not bought", zh: "入会未下单"),
            Phrase(en: "The first purchase of a member", zh: "会员首单"),
            "became_member within last 30 days and orders.count = 0"),
        StarterSegment(
            "weather-care", Phrase(en: "Customers of one city", zh: "某城市客户"),
            Phrase(en: "When rain or heat is forecast there", zh: "当地降雨或高温时关怀"),
            "city is \"杭州\" and bought within last 365 days", isExample: true),
        StarterSegment(
            "reachable", Phrase(en: "May be written to by text message", zh: "可短信营销"),
            Phrase(en: "Who agreed to it", zh: "已同意短信营销的客户"), "consented to sms for marketing"),
        StarterSegment(
            "prospects", Phrase(en: "Known, and never bought", zh: "潜客"),
            Phrase(en: "The first purchase", zh: "促成首单"), "stage is prospect"),
    ]
}

import Shop

/// What people write about an order: messages, memos, reasons, reviews. The same wherever the order is told.
struct OrderWords {
    let message: String?
    let memo: String?

    init(_ order: SampleOrder, seed: UInt64) {
        let chance = SeededGenerator.mixed(UInt64(order.serial) ^ seed)
        message = chance % 20 == 0 ? Self.messages[Int(chance >> 8) % Self.messages.count] : nil
        switch order.nature {
        case .brushing(let isTold):
            memo = isTold ? Self.brushing[Int(chance >> 16 & 0xFFFF) % Self.brushing.count] : nil
        case .staff: memo = "内购 员工价"
        case .test: memo = "测试单 勿发"
        case .resend: memo = "补发 破损件"
        case .sale, .priceDifference, .gifts:
            memo = (chance >> 32) % 30 == 0 ? Self.memos[Int(chance >> 48) % Self.memos.count] : nil
        }
    }

    /// 直播间
    static let hosts = ["直播间 小艾", "直播间 阿泽", "直播间 糖糖", "直播间 老周", "直播间 Mia"]

    static func reason(_ refund: SampleRefund) -> String {
        switch refund.kind {
        case .moneyOnly: refund.phase == .unshipped ? "不想要了" : "商品破损"
        case .goodsReturned: refund.phase == .shipped ? "拒收" : "七天无理由"
        case .exchange: "规格拍错"
        case .resend: "少件漏发"
        case .priceProtection: "价格保护"
        }
    }

    static func review(_ review: SampleReview, _ order: SampleOrder, _ wording: SampleStore.Wording) -> String {
        let words: [[String]]
        switch wording {
        case .chinese: words = reviews
        case .western: words = westernReviews
        }
        let some = words[min(max(review.stars, 1), 5) - 1]
        return some[Int(SeededGenerator.mixed(UInt64(order.serial)) >> 32) % some.count]
    }

    private static let messages = ["请尽快发货", "放门口即可，谢谢", "送人的，麻烦包装好一点", "不要打电话", "周末派送", "颜色随机就好"]
    private static let memos = ["老客户", "送赠品", "已电联", "发顺丰", "改地址已确认"]
    private static let brushing = ["刷单", "补单", "空包 SD", "刷单 佣金已结"]
    private static let reviews = [
        ["很失望，和描述不符", "用了两次就坏了，客服也不理人"], ["质量一般，包装破了", "味道太冲，不会再买"],
        ["还行吧，中规中矩", "物流慢，东西凑合"], ["不错，性价比可以", "挺好的，就是有点小"],
        ["回购很多次了，一直很好", "味道好闻，家人都喜欢", "发货快，包装仔细，好评", "第二次买了，推荐"],
    ]
    private static let westernReviews = [
        ["Not as described", "Broke after two uses"], ["Box was damaged", "Would not buy again"], ["It is fine"],
        ["Good value", "Nice, a bit small"], ["Love it, ordering again", "Great quality and fast delivery"],
    ]
}

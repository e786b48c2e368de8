package import Shop

/// One of the eight classes: whether recency, frequency and money are good. Rules and segments keep the code, never the
/// label.
package struct RFMClass: Hashable, Sendable {
    package let isRecent: Bool
    package let isFrequent: Bool
    package let isSpending: Bool

    package init(isRecent: Bool, isFrequent: Bool, isSpending: Bool) {
        self.isRecent = isRecent
        self.isFrequent = isFrequent
        self.isSpending = isSpending
    }

    /// `101`
    package var code: String {
        [isRecent, isFrequent, isSpending].map { $0 ? "1" : "0" }.joined()
    }

    /// In the order in which tables show them: the most valuable first.
    package static let all: [RFMClass] = ["111", "101", "011", "001", "110", "100", "010", "000"].map { code in
        let marks = code.map { $0 == "1" }
        return RFMClass(isRecent: marks[0], isFrequent: marks[1], isSpending: marks[2])
    }

    package func label(_ set: LabelSet) -> Phrase {
        switch set {
        case .standard: Phrase(en: names.english, zh: names.standard)
        case .second: Phrase(en: names.english, zh: names.second)
        }
    }

    /// What to do with them, in a line.
    package var advice: Phrase {
        switch (isRecent, isFrequent, isSpending) {
        case (true, true, true):
            Phrase(en: "Thank them, give VIP service; no discount needed", zh: "致谢并给 VIP 服务，无需打折")
        case (true, false, true):
            Phrase(en: "Offer what goes with the last purchase", zh: "推荐与上次购买搭配的商品")
        case (false, true, true):
            Phrase(en: "Bring them back now: a call, a 7-day offer", zh: "尽快唤回：电话回访、7 天满减")
        case (false, false, true):
            Phrase(en: "Win them back with a memory and a real gift", zh: "以回忆与礼物挽回")
        case (true, true, false):
            Phrase(en: "Raise the basket: bundles, thresholds", zh: "提高客单价：套餐、满减")
        case (true, false, false):
            Phrase(en: "Second purchase: free shipping, a bundle", zh: "促成第二单：包邮、套餐")
        case (false, true, false):
            Phrase(en: "Remind at their usual rhythm", zh: "按其购买节奏提醒")
        case (false, false, false):
            Phrase(en: "Leave in peace; one honest message a season", zh: "少打扰，每季一条诚意消息")
        }
    }

    private var names: (english: String, standard: String, second: String) {
        switch (isRecent, isFrequent, isSpending) {
        case (true, true, true): ("champions", "重要价值", "重要维护")
        case (true, false, true): ("big spenders, rare", "重要发展", "重要价值")
        case (false, true, true): ("valued, fading", "重要保持", "重要挽留")
        case (false, false, true): ("valued, leaving", "重要挽留", "重要留存")
        case (true, true, false): ("frequent, small", "一般价值", "一般重要")
        case (true, false, false): ("fresh, small", "一般发展", "重要发展")
        case (false, true, false): ("frequent once, fading", "一般保持", "一般留存")
        case (false, false, false): ("gone quiet", "一般挽留", "无价值")
        }
    }
}

package import Shop

/// What a brand may set, by the name it is set by. Names are kept for good.
package enum SettingName: String, Sendable, CaseIterable {
    case rfmWindow = "rfm.window"
    case rfmRule = "rfm.rule"
    case rfmMoney = "rfm.money"
    case rfmMeasure = "rfm.measure"
    case rfmFrequency = "rfm.frequency"
    case rfmLabels = "rfm.labels"
    case moneyFreight = "money.freight"
    case stageNew = "stage.new"
    case stageCooling = "stage.cooling"
    case stageDormant = "stage.dormant"
    case stageLost = "stage.lost"
    case cyclePromotions = "cycle.promotions"
    case cycleUsePerDay = "cycle.use_per_day"
    case shopContacts = "shop.contacts"
    case retentionBehaviours = "retention.behaviours"

    /// Whether its values are numbers, days and words of the program's own, and nothing that a shop types.
    package var isOwnWords: Bool {
        switch self {
        case .shopContacts, .cycleUsePerDay: false
        case .rfmWindow, .rfmRule, .rfmMoney, .rfmMeasure, .rfmFrequency, .rfmLabels, .moneyFreight, .stageNew,
            .stageCooling, .stageDormant, .stageLost, .cyclePromotions, .retentionBehaviours:
            true
        }
    }

    /// What it is, and how its value is written.
    package var help: Phrase {
        switch self {
        case .rfmWindow: Phrase(en: "days that RFM looks back (1 to 36,500), or all", zh: "RFM 回看天数（1 到 36,500），或 all")
        case .rfmRule:
            Phrase(
                en: "mean, median, quintile, or fixed:DAYS/TIMES/MONEY, as fixed:90/2/199.90",
                zh: "mean、median、quintile，或 fixed:天数/次数/金额，如 fixed:90/2/199.90")
        case .rfmMoney: Phrase(en: "net or gross of refunds", zh: "net 扣除退款，gross 不扣除")
        case .rfmMeasure:
            Phrase(en: "M is the total or the average_order_value", zh: "M 为 total 总额或 average_order_value 笔单价")
        case .rfmFrequency: Phrase(en: "F counts orders or days", zh: "F 按 orders 订单或 days 购买日计")
        case .rfmLabels: Phrase(en: "words for the classes: standard or second", zh: "类别名称：standard 或 second")
        case .moneyFreight:
            Phrase(en: "freight in money: counted or left_out", zh: "金额是否含运费：counted 含，left_out 不含")
        case .stageNew:
            Phrase(en: "days (0 to 365) after the first purchase that one is new", zh: "首购后多少天（0 到 365）内为新客")
        case .stageCooling: Phrase(en: "CYCLES/DAYS without a purchase until cooling", zh: "周期数/天数：超过即为预流失")
        case .stageDormant: Phrase(en: "CYCLES/DAYS until dormant", zh: "周期数/天数：超过即为沉睡")
        case .stageLost: Phrase(en: "CYCLES/DAYS until lost", zh: "周期数/天数：超过即为流失")
        case .cyclePromotions:
            Phrase(
                en: "promotion days left out of cycles: standard, none, MM-DD, MM-DD..MM-DD, YYYY-MM-DD, with commas",
                zh: "不计入周期的大促日：standard、none、MM-DD、MM-DD..MM-DD、YYYY-MM-DD，以逗号分隔")
        case .shopContacts:
            Phrase(
                en: "the shop's own phones and e-mails, with commas: they name no customer",
                zh: "店铺自己的电话和邮箱，以逗号分隔：不用来识别客户")
        case .retentionBehaviours:
            Phrase(
                en:
                    "months (1 to 1,200) that behaviours are kept one by one before they become daily counts, or forever",
                zh: "行为逐条保留的月数（1 到 1,200），之后折叠为每日次数；或 forever 永久保留")
        case .cycleUsePerDay:
            Phrase(en: "units used a day by product code: CODE=4,CODE=0.5", zh: "各商品每日用量：编码=4,编码=0.5")
        }
    }
}

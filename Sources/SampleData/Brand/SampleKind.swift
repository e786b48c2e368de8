import Shop

/// What a preset stands for: its stores, what it sells and how its customers behave.
struct SampleKind {
    let name: String
    let stores: [SampleStore]
    let categories: [Category]
    let habits: SampleHabits

    init(_ preset: SamplePreset) {
        switch preset {
        case .candle:
            name = "香薰小铺"
            stores = [SampleStore("香薰小铺", .taobao, share: 1)]
            categories = CandleCategories.all
            habits = Self.candle
        case .general(_, _, let wording):
            name = "回头良品"
            stores = [
                SampleStore("回头良品旗舰店", .taobao, share: 0.42), SampleStore("回头良品京东店", .jd, share: 0.18),
                SampleStore("回头良品拼多多店", .pinduoduo, share: 0.13), SampleStore("回头良品抖音店", .douyin, share: 0.12),
                SampleStore(
                    wording == .western ? "Huitou Goods" : "回头良品官网", .shopify, share: 0.08, wording: wording),
                SampleStore("回头良品上海门店", .physical, share: 0.07),
            ]
            categories = HouseholdCategories.all
            habits = Self.general
        }
    }

    /// Customers would come back often; how many do is found for each brand (`ReturnFit`).
    private static let candle = SampleHabits(
        days: 455, promotionStrength: 0.35, rateShape: 1.4, ordersPerYear: 6, stayDays: 500, oneTimeShare: 0.25,
        growth: 0.9, resellerShare: 0.001, staffShare: 0.001, brusherShare: 0.002, prospectShare: 0.04,
        twoStoresShare: 0, maskedShare: 0.25, unclaimedShare: 0.01, unpaidShare: 0.05, refundShare: 0.06,
        reviewShare: 0.1)

    private static let general = SampleHabits(
        days: 1095, promotionStrength: 1, rateShape: 0.9, ordersPerYear: 4, stayDays: 600, oneTimeShare: 0.35,
        growth: 0.8, resellerShare: 0.002, staffShare: 0.001, brusherShare: 0.02, prospectShare: 0.04,
        twoStoresShare: 0.15, maskedShare: 0.3, unclaimedShare: 0.015, unpaidShare: 0.06, refundShare: 0.09,
        reviewShare: 0.1)
}

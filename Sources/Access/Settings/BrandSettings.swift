package import Shop

/// The rules that a brand may set, with what stands until it does.
package struct BrandSettings: Sendable, Equatable {
    /// Days that RFM looks back; nil for all time.
    package var rfmWindowDays: Int? = 365
    package var rfmRule = RFMRule.mean
    package var moneyBasis = MoneyBasis.net
    package var moneyMeasure = MoneyMeasure.total
    package var frequencyBasis = FrequencyBasis.orders
    package var labelSet = LabelSet.standard
    package var countsFreight = true
    package var stages = StageBounds.standard
    package var promotionDays = PromotionDays.standard
    /// By product code: how many units are used a day.
    package var usePerDay: [String: Double] = [:]

    /// The shop's own phones and e-mails.
    package var ownContacts: [String] = []

    /// Months that behaviours are kept one by one; nil for ever.
    package var behaviourMonths: Int? = 24

    private let currency: Currency

    /// - Parameter currency: the brand's, in which amounts are written.
    package init(currency: Currency = .cny) {
        self.currency = currency
    }

    package static let names = SettingName.allCases.map(\.rawValue)

    /// The value as it is written and shown; nil for a name unknown.
    package func value(of name: String) -> String? {
        SettingName(rawValue: name).map(text)
    }

    /// - Throws: `AccessError.unknownSetting`, `.badSetting`.
    package mutating func set(_ name: String, to value: String) throws {
        guard let setting = SettingName(rawValue: name) else {
            throw AccessError.unknownSetting(name: name, known: Self.names)
        }
        try set(setting, to: SettingText(setting: setting, value: value, currency: currency))
    }

    private func text(_ setting: SettingName) -> String {
        switch setting {
        case .rfmWindow: rfmWindowDays.map(String.init) ?? "all"
        case .rfmRule: SettingText.written(rfmRule, currency)
        case .rfmMoney: moneyBasis.rawValue
        case .rfmMeasure: moneyMeasure.rawValue
        case .rfmFrequency: frequencyBasis.rawValue
        case .rfmLabels: labelSet.rawValue
        case .moneyFreight: countsFreight ? "counted" : "left_out"
        case .stageNew: String(stages.newDays)
        case .stageCooling: SettingText.written(stages.cooling)
        case .stageDormant: SettingText.written(stages.dormant)
        case .stageLost: SettingText.written(stages.lost)
        case .cyclePromotions: SettingText.written(promotionDays)
        case .cycleUsePerDay: SettingText.written(usePerDay)
        case .retentionBehaviours: behaviourMonths.map(String.init) ?? "forever"
        case .shopContacts: ownContacts.isEmpty ? "none" : ownContacts.joined(separator: ",")
        }
    }

    private mutating func set(_ setting: SettingName, to text: SettingText) throws {
        switch setting {
        case .rfmWindow: rfmWindowDays = text.value == "all" ? nil : try text.whole(1...36_500)
        case .rfmRule: rfmRule = try text.rule()
        case .rfmMoney: moneyBasis = try text.choice()
        case .rfmMeasure: moneyMeasure = try text.choice()
        case .rfmFrequency: frequencyBasis = try text.choice()
        case .rfmLabels: labelSet = try text.choice()
        case .moneyFreight:
            guard ["counted", "left_out"].contains(text.value) else { throw text.bad(setting.help) }
            countsFreight = text.value == "counted"
        case .stageNew: try setStages(text, newDays: text.whole(0...365))
        case .stageCooling: try setStages(text, cooling: text.bound())
        case .stageDormant: try setStages(text, dormant: text.bound())
        case .stageLost: try setStages(text, lost: text.bound())
        case .cyclePromotions: promotionDays = try text.promotionDays()
        case .cycleUsePerDay: usePerDay = try text.usePerDay()
        case .shopContacts: ownContacts = try text.contacts()
        case .retentionBehaviours: behaviourMonths = text.value == "forever" ? nil : try text.whole(1...1_200)
        }
    }

    /// Bounds that do not nest are refused: some stage would never be reached.
    private mutating func setStages(
        _ text: SettingText, cooling: StageBounds.Bound? = nil, dormant: StageBounds.Bound? = nil,
        lost: StageBounds.Bound? = nil, newDays: Int? = nil
    ) throws {
        let bounds = StageBounds(
            cooling: cooling ?? stages.cooling, dormant: dormant ?? stages.dormant, lost: lost ?? stages.lost,
            newDays: newDays ?? stages.newDays)
        guard let bounds else {
            throw text.bad(
                Phrase(
                    en: "stages must follow each other: new < cooling < dormant < lost, in cycles and in days",
                    zh: "各阶段须依次递增：新客 < 预流失 < 沉睡 < 流失（周期数与天数都须递增）"))
        }
        stages = bounds
    }
}

import Access
import Foundation
import Shop

/// A brand's settings as fields of a form, group by group.
struct SettingFields {
    private enum Group: String, CaseIterable {
        case value = "groupValue"
        case stages = "groupStages"
        case cycles = "groupCycles"
        case money = "groupMoney"
        case privacy = "groupPrivacy"
    }

    private let frame: SettingsFrame
    private let settings: BrandSettings
    private let typed: FormFields
    private let errors: [SettingName: Phrase]

    /// - Parameter typed: what stands in the form instead of what is set.
    init(
        _ frame: SettingsFrame, _ settings: BrandSettings, typed: FormFields = FormFields(),
        errors: [SettingName: Phrase] = [:]
    ) {
        self.frame = frame
        self.settings = settings
        self.typed = typed
        self.errors = errors
    }

    private var words: Words { frame.words }

    var values: PageValues {
        [
            "facts": facts,
            "groups": Group.allCases.map { group in
                [
                    "title": words("settings." + group.rawValue),
                    "settings": SettingName.allCases.filter { Self.group(of: $0) == group }.map { field($0) },
                ] as PageValues
            },
        ]
    }

    private var facts: [PageValues] {
        let brand = frame.shell.brand
        return [
            ["label": words("settings.name"), "value": brand.name],
            ["label": words("settings.zone"), "value": brand.timeZone.identifier],
            ["label": words("settings.currency"), "value": brand.currency.code],
            ["label": words("settings.language"), "value": brand.language == .chinese ? "中文" : "English"],
        ]
    }

    private func field(_ setting: SettingName) -> PageValues {
        let name = setting.rawValue
        let value = typed[name] ?? settings.value(of: name) ?? ""
        let choices = Self.choices(of: setting)
        let help =
            choices.isEmpty
            ? setting.help(in: words.language) : words("settings.help_" + name.replacing(".", with: "_"))
        return .filled([
            "id": name.replacing(".", with: "-"), "name": name, "label": words("settings." + Self.word(of: setting)),
            "help": help, "value": value, "hasChoices": !choices.isEmpty,
            "choices": choices.map { PageValues.option($0, words("settings.choice_" + $0), isChosen: $0 == value) },
            "error": errors[setting].map { $0(in: words.language) },
        ])
    }

    /// The values of a setting that has few; empty for one that is typed.
    private static func choices(of setting: SettingName) -> [String] {
        switch setting {
        case .rfmMoney: MoneyBasis.allCases.map(\.rawValue)
        case .rfmMeasure: MoneyMeasure.allCases.map(\.rawValue)
        case .rfmFrequency: FrequencyBasis.allCases.map(\.rawValue)
        case .rfmLabels: LabelSet.allCases.map(\.rawValue)
        case .moneyFreight: ["counted", "left_out"]
        case .rfmWindow, .rfmRule, .stageNew, .stageCooling, .stageDormant, .stageLost, .cyclePromotions,
            .cycleUsePerDay, .shopContacts, .retentionBehaviours:
            []
        }
    }

    private static func group(of setting: SettingName) -> Group {
        switch setting {
        case .rfmWindow, .rfmRule, .rfmMoney, .rfmMeasure, .rfmFrequency, .rfmLabels: .value
        case .stageNew, .stageCooling, .stageDormant, .stageLost: .stages
        case .cyclePromotions, .cycleUsePerDay: .cycles
        case .moneyFreight, .shopContacts: .money
        case .retentionBehaviours: .privacy
        }
    }

    private static func word(of setting: SettingName) -> String {
        switch setting {
        case .rfmWindow: "rfmWindow"
        case .rfmRule: "rfmRule"
        case .rfmMoney: "rfmMoney"
        case .rfmMeasure: "rfmMeasure"
        case .rfmFrequency: "rfmFrequency"
        case .rfmLabels: "rfmLabels"
        case .moneyFreight: "moneyFreight"
        case .stageNew: "stageNew"
        case .stageCooling: "stageCooling"
        case .stageDormant: "stageDormant"
        case .stageLost: "stageLost"
        case .cyclePromotions: "cyclePromotions"
        case .cycleUsePerDay: "cycleUse"
        case .shopContacts: "shopContacts"
        case .retentionBehaviours: "retention"
        }
    }
}

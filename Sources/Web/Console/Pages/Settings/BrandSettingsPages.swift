import Access
import Operations
import Shop

/// What a brand is, and the rules that it sets.
enum BrandSettingsPages {
    private static let path = "/b/{brand}/settings/brand"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let frame = try await SettingsFrame(visit, in: .brand)
            // Every entry of the settings begins here: whoever administers and nothing else is led to what is theirs.
            if !frame.may(.brand), frame.may(.health) { return .go(frame.shell.path + "/settings/health") }
            try frame.demand()
            let settings = try await visit.run(ShowSettings(brand: frame.brand))
            return frame.page("settings_brand", SettingFields(frame, settings).values)
        },
        .post(path, change),
    ]

    /// All or nothing: each is tried on the settings as they stand before the first is written.
    private static func change(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .brand)
        try frame.demand()
        let settings = try await visit.run(ShowSettings(brand: frame.brand))
        let change = try SettingChange(visit.form, from: settings)
        guard change.errors.isEmpty else {
            let fields = SettingFields(frame, settings, typed: visit.form, errors: change.errors)
            return frame.page("settings_brand", fields.values, problem: visit.words("settings.notSaved"))
        }
        for step in change.steps {
            _ = try await visit.run(SettleBrand(brand: frame.brand, name: step.name.rawValue, value: step.value))
        }
        return .go(frame.path, cookies: [Notice.settingsSaved.cookie])
    }
}

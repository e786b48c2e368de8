/// What a brand sets up: its rules, stores and staff, whom it lets in, and how it fares.
enum SettingsPages {
    static let all: [PageRoute] = [
        BrandSettingsPages.all, StorePages.all, StaffPages.all, KeyPages.all, WebhookPages.all, TrackerPages.all,
        PrivacyPages.all, AuditPages.all, ExaminationPages.all,
    ].flatMap(\.self)
}

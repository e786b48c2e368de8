import Access
import Operations
import Shop

/// Where a brand sells.
enum StorePages {
    private static let path = "/b/{brand}/settings/stores"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let frame = try await SettingsFrame(visit, in: .stores)
            try frame.demand()
            return try await page(frame)
        },
        .post(path, add),
    ]

    private static func add(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .stores)
        try frame.demand()
        guard let platform = visit.form["platform"].flatMap({ Platform(rawValue: $0) }) else {
            return try await page(frame, problem: visit.words("settings.choosePlatform"))
        }
        do {
            let name = visit.form.filled("name") ?? ""
            _ = try await visit.run(AddStore(name: name, platform: platform, brand: frame.brand))
            return .go(frame.path, cookies: [Notice.storeAdded.cookie])
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, errors: ["name": error.message(in: visit.language)])
        }
    }

    private static func page(
        _ frame: SettingsFrame, errors: PageValues = [:], problem: String? = nil
    ) async throws -> PageReply {
        let visit = frame.visit
        let stores = try await visit.run(ListStores(brand: frame.brand))
        let chosen = visit.form["platform"] ?? Platform.taobao.rawValue
        return frame.page(
            "settings_stores",
            [
                "hasStores": !stores.isEmpty,
                "stores": stores.map { store in
                    ["name": store.name, "platform": visit.words("platform." + store.platform.rawValue)] as PageValues
                },
                "form": ["name": visit.form["name"] ?? ""] as PageValues,
                "platforms": Platform.allCases.map {
                    PageValues.option(
                        $0.rawValue, visit.words("platform." + $0.rawValue), isChosen: $0.rawValue == chosen)
                },
            ], errors: errors, problem: problem)
    }
}

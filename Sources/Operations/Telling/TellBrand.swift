package import Access
package import Shop

/// Makes a brand with all that a program tells of it. A member who asks for it owns it; told again, it changes nothing.
package struct TellBrand: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.brandMade])
    private let told: ToldBrand
    private let name: String
    private let language: Language

    package init(_ told: ToldBrand, as name: String, language: Language) {
        self.told = told
        self.name = name
        self.language = language
    }

    /// - Returns: the brand, also where it was there already.
    /// - Throws: `AccessError.brandExists` where others have one of that name, or it is another brand.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Brand {
        let caller = rights.caller
        let known = try await installation.run(ListBrands(), as: caller, at: now).first { $0.brand.name == name }
        if let known, known.customers > 0 { return known.brand }
        if let known, !known.stores.allSatisfy({ store in told.stores.contains { $0.name == store.name } }) {
            throw AccessError.brandExists(name: name)
        }
        let brand: Brand
        if let known {
            // What was cut short goes on.
            brand = known.brand
        } else {
            brand = try await installation.run(
                CreateBrand(name: name, timeZone: told.timeZone, currency: told.currency, language: language),
                as: caller, at: now)
        }
        let id = installation.name(of: brand.id)
        let stores = Set((known?.stores ?? []).map(\.name))
        for store in told.stores where !stores.contains(store.name) {
            _ = try await installation.run(
                AddStore(name: store.name, platform: store.platform, brand: id), as: caller, at: now)
        }
        for setting in told.settings {
            _ = try await installation.run(
                SettleBrand(brand: id, name: setting.name, value: setting.value), as: caller, at: now)
        }
        _ = try await installation.run(
            TellEvents(brand: id, told.events, statedAt: told.statedAt), as: caller, at: now)
        return brand
    }
}

import Access
import Facts
import Foundation
import HTTPTypes
import Operations
import Shop

/// Brands, their settings and their stores.
enum BrandRoutes {
    static let all: [Route] = [list, make, show, settings, change, stores, addStore]

    private static let list = Route.read(
        "/brands", "listBrands", .brands, Phrase(en: "One's brands.", zh: "我的品牌。"), ask: { _ in ListBrands() },
        show: { overviews, call in Listed(items: overviews.map { BrandBody($0, call) }) })

    private struct MakeBody: Codable, Sendable {
        let name: String
        let timeZone: String?
        let currency: String?
        let language: Language?
    }

    private static let make = Route.change(
        .post, "/brands", "createBrand", .brands, Phrase(en: "Make a brand.", zh: "创建品牌。"), status: .created,
        body: MakeBody.self,
        ask: { _, given in
            CreateBrand(
                name: given.name, timeZone: given.timeZone ?? "Asia/Shanghai", currency: given.currency ?? "CNY",
                language: given.language ?? .chinese)
        }, show: { BrandName($0, $1) })

    private static let show = Route.read(
        "/brands/{brand}", "readBrand", .brands, Phrase(en: "A brand.", zh: "品牌信息。"),
        ask: { call in FindBrand(name: call.brand) }, show: { BrandName($0, $1) })

    private static let settings = Route.read(
        "/brands/{brand}/settings", "readSettings", .brands, Phrase(en: "What a brand has set.", zh: "品牌设置。"),
        ask: { call in ShowSettings(brand: call.brand) }, show: { settings, call in SettingsBody(settings, call) })

    private struct SettingValue: Codable, Sendable {
        let value: String
    }

    private static let change = Route.change(
        .put, "/brands/{brand}/settings/{setting}", "changeSetting", .brands,
        Phrase(en: "Change a setting.", zh: "更改设置。"), body: SettingValue.self,
        ask: { call, given in SettleBrand(brand: call.brand, name: call["setting"], value: given.value) },
        show: { settings, call in SettingsBody(settings, call) })

    private static let stores = Route.read(
        "/brands/{brand}/stores", "listStores", .brands, Phrase(en: "A brand's stores.", zh: "店铺列表。"),
        ask: { call in ListStores(brand: call.brand) },
        show: { stores, _ in Listed(items: stores.map { StoreBody($0) }) })

    private struct AddStoreBody: Codable, Sendable {
        let name: String
        let platform: Platform
    }

    private static let addStore = Route.change(
        .post, "/brands/{brand}/stores", "addStore", .brands, Phrase(en: "Add a store.", zh: "添加店铺。"),
        status: .created, body: AddStoreBody.self,
        ask: { call, given in AddStore(name: given.name, platform: given.platform, brand: call.brand) },
        show: { store, _ in StoreBody(store) })
}

/// A brand by itself.
struct BrandName: Codable, Sendable {
    let id: String
    let name: String
    let timeZone: String
    let currency: String
    let language: Language

    init(_ brand: Brand, _ call: Call) {
        id = call.installation.name(of: brand.id)
        name = brand.name
        timeZone = brand.timeZone.identifier
        currency = brand.currency.code
        language = brand.language
    }
}

/// A brand, and what it holds.
struct BrandBody: Codable, Sendable {
    let brand: BrandName
    let stores: [StoreBody]
    let customers: Int
    let undecidedConflicts: Int

    init(_ overview: BrandOverview, _ call: Call) {
        brand = BrandName(overview.brand, call)
        stores = overview.stores.map { StoreBody($0) }
        customers = overview.customers
        undecidedConflicts = overview.conflicts
    }
}

struct StoreBody: Codable, Sendable {
    let name: String
    let platform: Platform

    init(_ store: Store) {
        name = store.name
        platform = store.platform
    }
}

/// What a brand has set.
struct SettingsBody: Codable, Sendable {
    struct Setting: Codable, Sendable {
        let name: String
        let value: String
        /// What it is, and how its value is written.
        let help: String
    }

    let items: [Setting]

    init(_ settings: BrandSettings, _ call: Call) {
        items = SettingName.allCases.map { name in
            Setting(
                name: name.rawValue, value: settings.value(of: name.rawValue) ?? "", help: name.help(in: call.language))
        }
    }
}

import Access
import Database
import Foundation
import Imports
import Shop

/// Where a file goes and how it may be read, as far as the brand says.
struct ImportSetting: Sendable {
    let brand: Brand
    let stores: [Store]
    let mappings: [Mapping]
    let format: FormatName?

    static func find(_ options: ImportFile.Options, in installation: Installation, at now: Instant) async throws -> Self
    {
        let (brand, stores, kept) = try await installation.database.read { tx in
            let brand = try Brands.find(options.brand, in: tx)
            return (
                brand, try Stores.all(of: brand.id, in: tx), try ImportMappings.all(of: brand.id, in: tx)
            )
        }
        if let name = options.store, !stores.contains(where: { $0.name == name }) {
            throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
        }
        var mappings = try kept.map { try Mapping(yaml: $0.definition, fileName: $0.name) }
        var format = options.format.map { FormatName(rawValue: $0) }
        if let path = options.mappingPath {
            let (mapping, text) = try MappingFile.read(path)
            if !options.isDryRun {
                try await installation.database.write { tx in
                    try ImportMappings.keep(name: mapping.name, definition: text, brand: brand.id, at: now, in: tx)
                }
            }
            mappings.removeAll { $0.name == mapping.name }
            mappings.append(mapping)
            format = format ?? FormatName(rawValue: mapping.name)
        }
        return ImportSetting(brand: brand, stores: stores, mappings: mappings, format: format)
    }

    func importOptions(now: Instant) -> ImportOptions {
        ImportOptions(format: format, mappings: mappings, zone: brand.timeZone, currency: brand.currency, now: now)
    }

    /// The store named; else the brand's only store of the format's platform, made at the first import of that platform.
    func store(
        for format: FormatName, _ options: ImportFile.Options, in installation: Installation, at now: Instant
    ) async throws -> Store {
        if let name = options.store, let store = stores.first(where: { $0.name == name }) { return store }
        let platform = format.platform
        let fitting = stores.filter { $0.platform == platform }
        if let only = fitting.first, fitting.count == 1 { return only }
        guard fitting.isEmpty else { throw ImportingError.storeNotNamed(fitting.map(\.name)) }
        let name = platform.storeName(in: brand.language)
        if options.isDryRun { return Store(id: ID(0), brand: brand.id, name: name, platform: platform) }
        return try await installation.database.write { tx in
            try Stores.add(name: name, platform: platform, brand: brand.id, at: now, in: tx)
        }
    }
}

extension FormatName {
    /// The platform whose files have this format; mappings serve any other.
    fileprivate var platform: Platform {
        switch rawValue {
        case "taobao_orders", "taobao_lines": .taobao
        case "shopify_orders": .shopify
        default: .other
        }
    }
}

extension Platform {
    /// What a store is called that the first import makes.
    fileprivate func storeName(in language: Language) -> String {
        let name =
            switch self {
            case .taobao: Phrase(en: "Taobao", zh: "淘宝店")
            case .jd: Phrase(en: "JD", zh: "京东店")
            case .pinduoduo: Phrase(en: "Pinduoduo", zh: "拼多多店")
            case .douyin: Phrase(en: "Douyin", zh: "抖店")
            case .youzan: Phrase(en: "Youzan", zh: "有赞店")
            case .shopify: Phrase(en: "Shopify", zh: "Shopify")
            case .woocommerce: Phrase(en: "WooCommerce", zh: "WooCommerce")
            case .physical: Phrase(en: "Shop floor", zh: "门店")
            case .other: Phrase(en: "Shop", zh: "店铺")
            }
        return name(in: language)
    }
}

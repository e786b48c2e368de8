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
    /// A mapping to keep once a file was read by it.
    private let fresh: (name: String, definition: String)?

    static func find(
        _ options: ImportFile.Options, of brand: Brand, in installation: Installation
    ) async throws -> Self {
        let (stores, kept) = try await installation.database.read { tx in
            (try Stores.all(of: brand.id, in: tx), try ImportMappings.all(of: brand.id, in: tx))
        }
        if let name = options.store, !stores.contains(where: { $0.name == name }) {
            throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
        }
        var mappings = kept.compactMap { Mapping.kept(yaml: $0.definition, name: $0.name) }
        var fresh: (name: String, definition: String)?
        var format = options.format.map { FormatName(rawValue: $0) }
        if let given = options.mapping {
            let (mapping, text) = try MappingFile.read(given)
            fresh = (mapping.name, text)
            mappings.removeAll { $0.name == mapping.name }
            mappings.append(mapping)
            format = format ?? FormatName(rawValue: mapping.name)
        }
        return ImportSetting(brand: brand, stores: stores, mappings: mappings, format: format, fresh: fresh)
    }

    /// Keeps the mapping that came with the command, now that a whole file could be read by it.
    func keepMapping(in installation: Installation, at now: Instant) async throws {
        guard let fresh else { return }
        try await installation.database.write { tx in
            try ImportMappings.keep(name: fresh.name, definition: fresh.definition, brand: brand.id, at: now, in: tx)
        }
    }

    func importOptions(now: Instant) -> ImportOptions {
        ImportOptions(format: format, mappings: mappings, zone: brand.timeZone, currency: brand.currency, now: now)
    }

    /// The store named; else the brand's only store of the format's platform, made at the first import of that platform.
    func store(
        for platform: Platform, _ options: ImportFile.Options, in installation: Installation, at now: Instant
    ) async throws -> Store {
        if let name = options.store, let store = stores.first(where: { $0.name == name }) {
            guard store.platform.takes(filesOf: platform) else {
                throw ImportingError.storeOfOtherPlatform(name: name, store: store.platform, file: platform)
            }
            return store
        }
        let fitting = stores.filter { $0.platform == platform }
        if let only = fitting.first, fitting.count == 1 { return only }
        guard fitting.isEmpty else { throw ImportingError.storeNotNamed(fitting.map(\.name)) }
        let name = platform.storeName(in: brand.language)
        if options.isDryRun { return Store(id: ID(0), brand: brand.id, name: name, platform: platform) }
        let brand = brand.id
        return try await installation.database.write { tx in
            // Another import may have made it in the meantime.
            let made = try Stores.all(of: brand, in: tx).first { $0.name == name && $0.platform == platform }
            return try made ?? Stores.add(name: name, platform: platform, brand: brand, at: now, in: tx)
        }
    }
}

extension Platform {
    /// A file of one platform in the store of another is a slip of the pen.
    func takes(filesOf platform: Platform) -> Bool {
        self == platform || self == .other || self == .physical || platform == .other
    }

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

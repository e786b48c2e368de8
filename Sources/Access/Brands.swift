package import Database
import Foundation
package import Shop

/// The brands of the installation and their settings.
package enum Brands {
    /// - Throws: `AccessError` for an empty name, one that is taken, or a zone or currency that does not exist.
    package static func create(
        name: String, timeZone: String, currency: String, language: Language, at now: Instant, in tx: WriteTransaction
    ) throws -> Brand {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        try NameRules.check(name)
        guard let zone = TimeZone(identifier: timeZone), timeZone.contains("/") || timeZone == "UTC" else {
            throw AccessError.unknownTimeZone(timeZone)
        }
        guard let currency = Currency(currency) else { throw AccessError.unknownCurrency(currency) }
        guard try all(in: tx).allSatisfy({ $0.name != name }) else { throw AccessError.brandExists(name: name) }
        let id = try tx.id(of: "brands")
        try tx.execute(
            """
            INSERT INTO brands (id, name, time_zone, currency, language, created_at)
            VALUES (\(id), \(name), \(timeZone), \(currency.code), \(language.rawValue), \(now.milliseconds))
            """)
        return Brand(id: ID(id), name: name, timeZone: zone, currency: currency, language: language)
    }

    /// In the order they were made.
    package static func all(in tx: ReadTransaction) throws -> [Brand] {
        try tx.all("SELECT id, name, time_zone, currency, language FROM brands ORDER BY id") { row in
            guard let zone = TimeZone(identifier: row.text(2)), let currency = Currency(row.text(3)) else {
                throw DatabaseError.corrupt(reason: "brand \(row.text(1)) has an unknown zone or currency")
            }
            return Brand(
                id: ID(row.int64(0)), name: row.text(1), timeZone: zone, currency: currency,
                language: Language(rawValue: row.text(4)) ?? .chinese)
        }
    }

    /// Those that exist for a caller, in the order they were made.
    package static func all(for rights: Rights, in tx: ReadTransaction) throws -> [Brand] {
        try all(in: tx).filter { rights.sees($0.id) }
    }

    /// The brand of that name; without a name the only one there is. To a caller, a brand that is not theirs is none, and
    /// none of its words reach them.
    ///
    /// - Throws: `AccessError.noSuchBrand`, `.brandNotNamed`.
    package static func find(_ name: String?, for rights: Rights, in tx: ReadTransaction) throws -> Brand {
        let brands = try all(for: rights, in: tx)
        guard let name else {
            guard brands.count == 1, let only = brands.first else {
                throw AccessError.brandNotNamed(known: brands.map(\.name))
            }
            return only
        }
        guard let brand = brands.first(where: { $0.name == name }) else {
            throw AccessError.noSuchBrand(name: name, known: brands.map(\.name))
        }
        return brand
    }

    package static func settings(of brand: Brand, in tx: ReadTransaction) throws -> BrandSettings {
        var settings = BrandSettings(currency: brand.currency)
        try tx.forEach("SELECT name, value FROM brand_settings WHERE brand_id = \(brand.id.raw) ORDER BY name") { row in
            try settings.set(row.text(0), to: row.text(1))
        }
        return settings
    }

    /// One of them alone, for what asks for it with every event.
    package static func ownContacts(of brand: ID<Brand>, in tx: ReadTransaction) throws -> [String] {
        let name = SettingName.shopContacts.rawValue
        var settings = BrandSettings()
        try tx.forEach(
            "SELECT value FROM brand_settings WHERE brand_id = \(brand.raw) AND name = \(name)"
        ) { try settings.set(name, to: $0.text(0)) }
        return settings.ownContacts
    }

    package static func change(
        _ name: String, to value: String, of brand: Brand, at now: Instant, in tx: WriteTransaction
    ) throws -> BrandSettings {
        var settings = try settings(of: brand, in: tx)
        try settings.set(name, to: value)
        try tx.execute(
            """
            INSERT INTO brand_settings (brand_id, name, value, changed_at)
            VALUES (\(brand.id.raw), \(name), \(value), \(now.milliseconds))
            ON CONFLICT (brand_id, name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
            """)
        return settings
    }
}

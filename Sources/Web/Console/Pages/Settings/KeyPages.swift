import Access
import Operations
import Shop

/// Keys with which other programs work on a brand.
enum KeyPages {
    private static let path = "/b/{brand}/settings/keys"

    static let all: [PageRoute] = [
        .show(path) { visit in try await page(SettingsFrame(visit, in: .keys)) },
        .post(path, make),
        .post(path + "/{key}/rotation", rotate),
        .post(path + "/{key}/removal") { visit in
            let frame = try await SettingsFrame(visit, in: .keys)
            do {
                try await visit.run(RevokeKey(visit["key"], brand: frame.brand))
                return .go(frame.path, cookies: [Notice.keyRevoked.cookie])
            } catch let error as AccessError where SettingsFrame.isShown(error) {
                return try await page(frame, problem: error.message(in: visit.language))
            }
        },
    ]

    private static func make(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .keys)
        let words = visit.words
        let permissions = Set(visit.form.all("permission").compactMap { Permission(rawValue: $0) })
        do {
            let store = permissions.contains(.sendEvents) ? try await store(frame) : nil
            let made = try await visit.run(
                CreateKey(
                    visit.form.filled("label") ?? "", permissions, store: store,
                    daysValid: visit.form.filled("daysValid").map { Int($0) ?? 0 }, brand: frame.brand))
            return try await page(frame, made: shown(made.key, made.text, words("keys.madeWarning"), words))
        } catch AccessError.emptyName {
            return try await page(frame, errors: ["label": words("keys.sayWhat")])
        } catch AccessError.unfitName(let longest) {
            let message = AccessError.unfitName(longest: longest).message
            return try await page(frame, errors: ["label": message(in: visit.language)])
        } catch AccessError.keyOpensNothing {
            return try await page(frame, errors: ["permission": words("keys.choose")])
        } catch AccessError.keyWithoutStore {
            return try await page(frame, errors: ["permission": words("keys.chooseStore")])
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, problem: error.message(in: visit.language))
        }
    }

    /// Of which a key brings events: the one that was chosen, or the only one.
    private static func store(_ frame: SettingsFrame) async throws -> String? {
        if let chosen = frame.visit.form.filled("store") { return chosen }
        let stores = try await frame.visit.run(ListStores(brand: frame.brand))
        return stores.count == 1 ? stores.first?.name : nil
    }

    private static let overlapHours = 24

    private static func rotate(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .keys)
        let words = visit.words
        do {
            let rotated = try await visit.run(
                RotateKey(visit["key"], overlapHours: overlapHours, brand: frame.brand))
            let warning = words("keys.rotatedWarning", ["when": frame.moment(rotated.oldEndsAt)])
            return try await page(frame, made: shown(rotated.key, rotated.text, warning, words))
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, problem: error.message(in: visit.language))
        }
    }

    private static func shown(_ key: APIKey, _ text: Secret, _ warning: String, _ words: Words) -> PageValues {
        SettingsFrame.made(
            words("keys.madeTitle", ["label": key.label]), [(words("keys.madeKey"), text.revealed)], warning: warning)
    }

    private static func page(
        _ frame: SettingsFrame, made: PageValues? = nil, errors: PageValues = [:], problem: String? = nil
    ) async throws -> PageReply {
        let (visit, words) = (frame.visit, frame.words)
        let lines = try await visit.run(ListKeys(brand: frame.brand))
        let stores = try await visit.run(ListStores(brand: frame.brand)).map(\.name)
        // What was typed stands only while something is wrong with it.
        let typed = errors.isEmpty && problem == nil ? FormFields() : visit.form
        let term = typed["daysValid"] ?? "365"
        let chosen = Set(typed.all("permission"))
        let offered = Permission.allCases.filter { Policy.forKeys.contains($0) && frame.shell.may($0) }
        return frame.page(
            "settings_keys",
            .filled([
                "made": made, "hasKeys": !lines.isEmpty, "keys": lines.map { row($0.key, store: $0.store, frame) },
                "form": ["label": typed["label"] ?? ""] as PageValues,
                "terms": ["90", "365", ""].map { days in
                    PageValues.option(
                        days, words("keys.term_" + (days.isEmpty ? "open" : days)), isChosen: days == term)
                },
                "permissionChoices": offered.map {
                    PageValues.option(
                        $0.rawValue, words("permission." + word(of: $0)), isChosen: chosen.contains($0.rawValue))
                },
                "hasStores": stores.count > 1,
                "stores": stores.map { PageValues.option($0, $0, isChosen: $0 == typed["store"]) },
            ]), errors: errors, problem: problem)
    }

    private static func row(_ key: APIKey, store: String?, _ frame: SettingsFrame) -> PageValues {
        let (visit, words) = (frame.visit, frame.words)
        let isOpen = key.isAlive(at: visit.now)
        let permissions = Permission.allCases.filter { key.permissions.contains($0) }
            .map { words("permission." + word(of: $0)) }
            .joined(separator: visit.language == .chinese ? "、" : ", ")
        return [
            "label": key.label, "prefix": key.prefix,
            "permissions": permissions + (store.map { " · " + $0 } ?? ""),
            "used": key.usedAt.map { frame.moment($0) } ?? words("keys.never"),
            "lamp": isOpen ? "good" : "idle", "state": state(of: key, frame), "isOpen": isOpen,
            "menuLabel": words("keys.menuOf", ["label": key.label]),
            "address": frame.path + "/" + FormFields.encoded(key.prefix),
        ]
    }

    private static func state(of key: APIKey, _ frame: SettingsFrame) -> String {
        let words = frame.words
        if let revoked = key.revokedAt { return words("keys.revokedOn", ["date": frame.day(revoked)]) }
        guard let end = key.expiresAt else { return words("keys.noEnd") }
        return words(frame.visit.now < end ? "keys.until" : "keys.endedOn", ["date": frame.day(end)])
    }

    /// `facts_import`
    static func word(of permission: Permission) -> String {
        permission.rawValue.replacing(".", with: "_")
    }
}

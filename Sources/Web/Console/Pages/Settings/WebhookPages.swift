import Access
import Operations
import Shop

/// Who tells a store's news by itself, signed.
enum WebhookPages {
    private static let path = "/b/{brand}/settings/webhooks"
    private static let overlapHours = 24

    static let all: [PageRoute] = [
        .show(path) { visit in try await page(SettingsFrame(visit, in: .webhooks)) },
        .post(path, add),
        .post(path + "/{webhook}/rotation", rotate),
        .post(path + "/{webhook}/removal") { visit in
            let frame = try await SettingsFrame(visit, in: .webhooks)
            do {
                try await visit.run(EndWebhookSource(visit["webhook"], brand: frame.brand))
                return .go(frame.path, cookies: [Notice.webhookEnded.cookie])
            } catch let error as AccessError where SettingsFrame.isShown(error) {
                return try await page(frame, problem: error.message(in: visit.language))
            }
        },
    ]

    private static func add(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .webhooks)
        guard let kind = visit.form["kind"].flatMap({ WebhookKind(rawValue: $0) }) else {
            return try await page(frame, problem: visit.words("hooks.chooseSender"))
        }
        do {
            let made = try await visit.run(
                AddWebhookSource(
                    kind, store: visit.form.filled("store"), secret: visit.form.filled("secret").map { Secret($0) },
                    brand: frame.brand))
            return try await page(frame, made: shown(made.name, store: made.store.name, made.made, frame))
        } catch AccessError.webhookSecretNeeded {
            return try await page(frame, errors: ["secret": message(.webhookSecretNeeded, visit)])
        } catch AccessError.unfitWebhookSecret {
            return try await page(frame, errors: ["secret": message(.unfitWebhookSecret, visit)])
        } catch let error as any Explained where SettingsFrame.isShown(error) {
            return try await page(frame, problem: error.message(in: visit.language))
        }
    }

    private static func message(_ error: AccessError, _ visit: Visit) -> String {
        error.message(in: visit.language)
    }

    private static func rotate(_ visit: Visit) async throws -> PageReply {
        let frame = try await SettingsFrame(visit, in: .webhooks)
        do {
            let made = try await visit.run(
                RotateWebhookSecret(visit["webhook"], secret: nil, overlapHours: overlapHours, brand: frame.brand))
            let lines = try await visit.run(ListWebhookSources(brand: frame.brand))
            let store = lines.first { $0.name == visit["webhook"] }?.store ?? ""
            return try await page(frame, made: shown(visit["webhook"], store: store, made, frame))
        } catch AccessError.webhookSecretNeeded {
            return try await page(frame, problem: visit.words("hooks.rotateElsewhere"))
        } catch let error as AccessError where SettingsFrame.isShown(error) {
            return try await page(frame, problem: error.message(in: visit.language))
        }
    }

    /// - Parameter secret: nil where whoever added it knows it.
    private static func shown(_ name: String, store: String, _ secret: Secret?, _ frame: SettingsFrame) -> PageValues {
        let words = frame.words
        var lines = [(label: words("hooks.madeAddress"), text: frame.url(WebhookBody.path(of: name)))]
        if let secret { lines.append((label: words("hooks.madeSecret"), text: secret.revealed)) }
        return SettingsFrame.made(
            words("hooks.madeTitle", ["store": store]), lines,
            warning: words(secret == nil ? "hooks.givenWarning" : "keys.madeWarning"))
    }

    private static func page(
        _ frame: SettingsFrame, made: PageValues? = nil, errors: PageValues = [:], problem: String? = nil
    ) async throws -> PageReply {
        let visit = frame.visit
        let lines = try await visit.run(ListWebhookSources(brand: frame.brand))
        let stores = try await visit.run(ListStores(brand: frame.brand)).map(\.name)
        let typed = errors.isEmpty && problem == nil ? FormFields() : visit.form
        let kind = typed["kind"] ?? WebhookKind.shopify.rawValue
        return frame.page(
            "settings_webhooks",
            .filled([
                "made": made, "hasHooks": !lines.isEmpty, "hooks": lines.map { row($0, frame) },
                "kinds": WebhookKind.allCases.map {
                    PageValues.option($0.rawValue, $0.name(in: visit.language), isChosen: $0.rawValue == kind)
                },
                "stores": stores.map { PageValues.option($0, $0, isChosen: $0 == typed["store"]) },
            ]), errors: errors, problem: problem)
    }

    private static func row(_ line: ListWebhookSources.Line, _ frame: SettingsFrame) -> PageValues {
        let (words, written) = (frame.words, frame.shell.written)
        let kind = line.source.kind.name(in: words.language)
        let isOpen = line.source.endedAt == nil
        return [
            "lamp": isOpen ? "good" : "idle", "kind": kind, "store": line.store,
            "url": frame.url(WebhookBody.path(of: line.name)),
            "fared": words(
                "hooks.fare",
                [
                    "taken": written.count(line.tally.taken), "aside": written.count(line.tally.aside),
                    "refused": written.count(line.source.refused),
                ]),
            "last": line.tally.last.map { frame.moment($0) } ?? words("keys.never"), "isOpen": isOpen,
            "menuLabel": words("keys.menuOf", ["label": kind]),
            "address": frame.path + "/" + FormFields.encoded(line.name),
        ]
    }
}

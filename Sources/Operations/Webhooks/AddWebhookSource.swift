package import Access
import Database
import Imports
package import Shop

/// Lets somebody tell a store's news by webhooks.
package struct AddWebhookSource: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.webhookMade])

    package struct Answer: Sendable {
        /// `w_…`, the last part of the address.
        package let name: String
        package let store: Store
        package let kind: WebhookKind
        /// Nil where it was given.
        package let made: Secret?
    }

    private let kind: WebhookKind
    private let store: String?
    private let secret: Secret?
    package let brand: String?

    /// - Parameters:
    ///   - store: nil for the only one that it can be.
    ///   - secret: that the sender signs with; nil to have one made, which Shopify does not take.
    package init(_ kind: WebhookKind, store: String?, secret: Secret?, brand: String?) {
        self.kind = kind
        self.store = store
        self.secret = secret
        self.brand = brand
    }

    /// - Throws: `AccessError.webhookSecretNeeded`, `.unfitWebhookSecret`, `.noSuchStore`; `ImportingError`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let given = try WebhookSecretGiven(secret, for: kind)
        return try await installation.database.write { tx in
            let store = try store(of: brand, in: tx)
            let source = try WebhookSources.add(
                kind, store: store.id, secret: given.secret, brand: brand.id, maker: rights.caller.member,
                installation.keys, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .webhookMade, by: rights.caller, brand: brand.id, of: AuditSubject(.webhook, source.id.raw),
                    note: kind.rawValue, at: now), in: tx)
            return Answer(
                name: installation.name(of: source.id), store: store, kind: kind,
                made: secret == nil ? given.secret : nil)
        }
    }

    private func store(of brand: Brand, in tx: ReadTransaction) throws -> Store {
        let stores = try Stores.all(of: brand.id, in: tx)
        if let name = store {
            guard let named = stores.first(where: { $0.name == name }) else {
                throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
            }
            guard named.platform.takes(filesOf: kind.platform) else {
                throw ImportingError.storeOfOtherPlatform(name: name, store: named.platform, file: kind.platform)
            }
            return named
        }
        let fitting = kind == .standard ? stores : stores.filter { $0.platform == kind.platform }
        if let only = fitting.first, fitting.count == 1 { return only }
        guard fitting.isEmpty else { throw ImportingError.storeNotNamed(fitting.map(\.name)) }
        throw AccessError.noSuchStore(name: kind.platform.rawValue, known: stores.map(\.name))
    }
}

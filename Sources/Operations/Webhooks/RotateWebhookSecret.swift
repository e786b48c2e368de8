package import Access
import Database
package import Shop

/// Puts a new secret in the place of another, which is good for some hours more: time to change it where it is signed.
package struct RotateWebhookSecret: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.webhookRotated])
    package let brand: String?
    private let name: String
    private let secret: Secret?
    private let overlapHours: Int

    /// - Parameters:
    ///   - name: `w_…`
    ///   - secret: nil to have one made, which Shopify does not take.
    ///   - overlapHours: how long the old one is still good.
    package init(_ name: String, secret: Secret?, overlapHours: Int, brand: String?) {
        self.name = name
        self.secret = secret
        self.overlapHours = overlapHours
        self.brand = brand
    }

    /// - Returns: the new secret; nil where it was given.
    /// - Throws: `AccessError.noSuchWebhook`, `.webhookEnded`, `.webhookSecretNeeded`, `.unfitWebhookSecret`, `.outOfBounds`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Secret? {
        let overlap = try Terms.length(overlapHours: overlapHours)
        return try await installation.database.write { tx in
            let source = try WebhookSources.named(installation.webhook(name), of: brand.id, in: tx)
            guard source.endedAt == nil else { throw AccessError.webhookEnded }
            let given = try WebhookSecretGiven(secret, for: source.kind)
            try WebhookSources.rotate(
                source, to: given.secret, until: now.advanced(milliseconds: overlap),
                installation.keys, in: tx)
            AuditLog.append(
                AuditEntry(
                    .webhookRotated, by: rights.caller, brand: brand.id, of: AuditSubject(.webhook, source.id.raw),
                    at: now), in: tx)
            return secret == nil ? given.secret : nil
        }
    }
}

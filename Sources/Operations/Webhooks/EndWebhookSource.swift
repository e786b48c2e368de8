package import Access
import Database
package import Shop

/// Has a webhook take nothing more, at once and for good. What it told stays.
package struct EndWebhookSource: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.webhookEnded])
    package let brand: String?
    private let name: String

    /// - Parameter name: `w_…`
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Throws: `AccessError.noSuchWebhook`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        try await installation.database.write { tx in
            let source = try WebhookSources.named(installation.webhook(name), of: brand.id, in: tx)
            guard source.endedAt == nil else { return }
            try WebhookSources.end(source, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .webhookEnded, by: rights.caller, brand: brand.id, of: AuditSubject(.webhook, source.id.raw),
                    at: now), in: tx)
        }
    }
}

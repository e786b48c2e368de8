package import Access
import Database
package import Shop

/// Has a key open nothing any more, at once.
package struct RevokeKey: BrandOperation {
    package static let permission = Permission.changeKeys
    package static let audited = Audited.change([.keyRevoked])
    package let brand: String?
    private let prefix: String

    /// - Parameter prefix: whoever gives the whole key hears of the prefix alone.
    package init(_ prefix: String, brand: String?) {
        self.prefix = APIKeyText.prefix(of: prefix)
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        try await installation.database.write { tx in
            let key = try APIKeys.named(prefix, of: brand.id, in: tx)
            guard key.revokedAt == nil else { return }
            try APIKeys.revoke(key.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .keyRevoked, by: rights.caller, brand: brand.id, of: AuditSubject(.key, key.id.raw), at: now),
                in: tx)
        }
    }
}

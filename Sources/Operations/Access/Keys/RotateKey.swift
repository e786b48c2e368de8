package import Access
import Database
package import Shop

/// Puts a new key in the place of another, which opens the brand for some hours more: time to change it where it is used.
package struct RotateKey: BrandOperation {
    package static let permission = Permission.changeKeys
    package static let audited = Audited.change([.keyRotated])
    package let brand: String?
    private let prefix: String
    private let overlapHours: Int

    /// - Parameters:
    ///   - prefix: whoever gives the whole key hears of the prefix alone.
    ///   - overlapHours: how long the old one still opens.
    package init(_ prefix: String, overlapHours: Int, brand: String?) {
        self.prefix = APIKeyText.prefix(of: prefix)
        self.overlapHours = overlapHours
        self.brand = brand
    }

    /// - Returns: the new key, and its whole text, which is not shown again.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (key: APIKey, text: Secret) {
        try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let old = try APIKeys.named(prefix, of: brand.id, in: tx)
            guard old.isAlive(at: now) else { throw AccessError.noSuchKey(prefix: prefix) }
            let held = rights.permissions(in: brand.id).intersection(Policy.forKeys)
            if let beyond = old.permissions.subtracting(held).min(by: { $0.rawValue < $1.rawValue }) {
                throw AccessError.forbidden(beyond)
            }
            let text = APIKeyText.make(using: &generator)
            let key = try APIKeys.make(
                text, label: old.label, permissions: old.permissions, brand: brand.id, maker: rights.caller.member,
                expiresAt: old.expiresAt, at: now, in: tx)
            try APIKeys.expire(old, at: now.advanced(milliseconds: Int64(overlapHours) * 3_600_000), in: tx)
            AuditLog.append(
                AuditEntry(
                    .keyRotated, by: rights.caller, brand: brand.id, of: AuditSubject(.key, old.id.raw), at: now),
                in: tx)
            return (key, text.whole)
        }
    }
}

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

    package struct Rotated: Sendable {
        /// It ends when the old one was to end.
        package let key: APIKey
        /// The whole of it, which is not shown again.
        package let text: Secret
        /// Until when the old one opens.
        package let oldEndsAt: Instant
    }

    /// - Throws: `AccessError.noSuchKey`, `.keyEnded`, `.keyReplaced`, `.outOfBounds`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Rotated {
        let overlap = try Terms.length(overlapHours: overlapHours)
        return try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let old = try APIKeys.named(prefix, of: brand.id, in: tx)
            if let row = try AuditLog.last(.keyRotated, of: AuditSubject(.key, old.id.raw), brand: brand.id, in: tx) {
                let successor = try row.note.flatMap(Int64.init).flatMap { try APIKeys.find(ID($0), in: tx) }
                throw AccessError.keyReplaced(prefix: old.prefix, successor: successor?.prefix)
            }
            guard old.isAlive(at: now) else { throw AccessError.keyEnded(prefix: prefix) }
            let held = rights.permissions(in: brand.id).intersection(Policy.forKeys)
            if let beyond = old.permissions.subtracting(held).min(by: { $0.rawValue < $1.rawValue }) {
                throw AccessError.forbidden(beyond)
            }
            let text = APIKeyText.make(using: &generator)
            let key = try APIKeys.make(
                text, label: old.label, permissions: old.permissions, store: old.store, brand: brand.id,
                maker: rights.caller.member, expiresAt: old.expiresAt, at: now, in: tx)
            let end = now.advanced(milliseconds: overlap)
            try APIKeys.expire(old, at: end, in: tx)
            AuditLog.append(
                AuditEntry(
                    .keyRotated, by: rights.caller, brand: brand.id, of: AuditSubject(.key, old.id.raw),
                    note: String(key.id.raw), at: now), in: tx)
            return Rotated(key: key, text: text.whole, oldEndsAt: min(end, old.expiresAt ?? end))
        }
    }
}

package import Access
import Database
package import Shop

/// Makes a key with which another program works on a brand.
package struct CreateKey: BrandOperation {
    package static let permission = Permission.changeKeys
    package static let audited = Audited.change([.keyMade])
    package let brand: String?
    private let label: String
    private let permissions: Set<Permission>
    private let daysValid: Int?

    /// - Parameters:
    ///   - permissions: no more than the caller has.
    ///   - daysValid: nil for as long as nobody revokes it.
    package init(_ label: String, _ permissions: Set<Permission>, daysValid: Int? = nil, brand: String?) {
        self.label = label
        self.permissions = permissions
        self.daysValid = daysValid
        self.brand = brand
    }

    /// - Returns: the key, and its whole text, which is not shown again.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (key: APIKey, text: Secret) {
        let held = rights.permissions(in: brand.id).intersection(Policy.forKeys)
        if let beyond = permissions.subtracting(held).min(by: { $0.rawValue < $1.rawValue }) {
            throw AccessError.forbidden(beyond)
        }
        let expiresAt = daysValid.map { now.advanced(milliseconds: Int64($0) * 86_400_000) }
        return try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let text = APIKeyText.make(using: &generator)
            let key = try APIKeys.make(
                text, label: label, permissions: permissions, brand: brand.id, maker: rights.caller.member,
                expiresAt: expiresAt, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.keyMade, by: rights.caller, brand: brand.id, of: AuditSubject(.key, key.id.raw), at: now),
                in: tx)
            return (key, text.whole)
        }
    }
}

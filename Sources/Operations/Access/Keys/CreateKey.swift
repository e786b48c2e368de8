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
    private let store: String?
    private let daysValid: Int?

    /// - Parameters:
    ///   - permissions: no more than the caller has.
    ///   - store: of which it brings events.
    ///   - daysValid: nil for as long as nobody revokes it.
    package init(
        _ label: String, _ permissions: Set<Permission>, store: String? = nil, daysValid: Int? = nil, brand: String?
    ) {
        self.label = label
        self.permissions = permissions
        self.store = store
        self.daysValid = daysValid
        self.brand = brand
    }

    /// - Throws: `AccessError.outOfBounds`, and what keys are refused for.
    /// - Returns: the key, and its whole text, which is not shown again.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (key: APIKey, text: Secret) {
        let held = rights.permissions(in: brand.id).intersection(Policy.forKeys)
        if let beyond = permissions.subtracting(held).min(by: { $0.rawValue < $1.rawValue }) {
            throw AccessError.forbidden(beyond)
        }
        let expiresAt = try daysValid.map { now.advanced(milliseconds: try Terms.length(days: $0)) }
        return try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let text = APIKeyText.make(using: &generator)
            let store = try store.map { try Stores.find($0, of: brand.id, in: tx).id }
            let key = try APIKeys.make(
                text, label: label, permissions: permissions, store: store, brand: brand.id,
                maker: rights.caller.member, expiresAt: expiresAt, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .keyMade, by: rights.caller, brand: brand.id, of: AuditSubject(.key, key.id.raw),
                    note: permissions.map(\.rawValue).sorted().joined(separator: " "), at: now), in: tx)
            return (key, text.whole)
        }
    }
}

package import Access
import Database
package import Shop

/// Says as what somebody works for a brand.
package struct GiveRole: BrandOperation {
    package static let permission = Permission.changeStaff
    package static let audited = Audited.change([.roleChanged])
    package let brand: String?
    private let name: String
    private let role: Role?

    /// - Parameter role: nil for none any more.
    package init(to name: String, _ role: Role?, brand: String?) {
        self.name = name
        self.role = role
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            let member = try Members.named(name, in: tx)
            if role != .owner {
                let roles = try GivenRoles.in(brand.id, in: tx)
                try StaffRules.checkLosing(owner: member, of: brand.name, among: roles)
            }
            try GivenRoles.set(role, of: member.id, in: brand.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .roleChanged, by: rights.caller, brand: brand.id, of: AuditSubject(.member, member.id.raw),
                    note: role?.rawValue, at: now), in: tx)
        }
    }
}

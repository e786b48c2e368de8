package import Access
import Database
package import Shop

/// Has somebody not work here any more. Their sessions and the keys they made end with it.
package struct RemoveMember: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.memberRemoved])
    private let name: String

    package init(_ name: String) {
        self.name = name
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws {
        try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            let member = try Members.named(name, in: tx)
            try StaffRules.checkLosing(administrator: member, among: try Members.all(in: tx))
            let owned = Set(try GivenRoles.of(member.id, in: tx).filter { $0.value == .owner }.keys)
            for brand in try Brands.all(in: tx) where owned.contains(brand.id) {
                let roles = try GivenRoles.in(brand.id, in: tx)
                try StaffRules.checkLosing(owner: member, of: brand.name, among: roles)
            }
            try Members.remove(member.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.memberRemoved, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now), in: tx
            )
        }
    }
}

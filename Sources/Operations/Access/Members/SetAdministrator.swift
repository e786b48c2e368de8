package import Access
import Database
package import Shop

/// Makes somebody an administrator, or not one any more.
package struct SetAdministrator: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.administratorChanged])
    private let name: String
    private let isAdministrator: Bool

    package init(of name: String, to isAdministrator: Bool) {
        self.name = name
        self.isAdministrator = isAdministrator
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws {
        try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            let member = try Members.named(name, in: tx)
            if !isAdministrator {
                try StaffRules.checkLosing(administrator: member, among: try Members.all(in: tx))
            }
            try Members.setAdministrator(isAdministrator, of: member.id, in: tx)
            AuditLog.append(
                AuditEntry(
                    .administratorChanged, by: rights.caller, of: AuditSubject(.member, member.id.raw),
                    note: isAdministrator ? Policy.administratorNote : nil, at: now), in: tx)
        }
    }
}

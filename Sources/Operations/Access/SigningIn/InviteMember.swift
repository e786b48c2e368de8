package import Access
import Database
package import Shop

/// Makes a link with which somebody sets a password of their own: seven days, one use.
package struct InviteMember: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.memberInvited])
    private let name: String

    package init(_ name: String) {
        self.name = name
    }

    /// - Returns: the token, which is not shown again.
    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (token: Secret, expiresAt: Instant) {
        try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            try AuditLog.hold(in: tx)
            let member = try Members.named(name, in: tx)
            let made = try Invitations.make(for: member.id, at: now, using: &generator, in: tx)
            AuditLog.append(
                AuditEntry(.memberInvited, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now), in: tx
            )
            return made
        }
    }
}

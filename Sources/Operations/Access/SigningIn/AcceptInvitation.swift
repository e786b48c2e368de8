package import Access
import Database
package import Shop

/// Sets a password by an invitation. Whoever has the link needs no permission: it is one.
package struct AcceptInvitation: Sendable {
    private let token: Secret
    private let password: Secret

    package init(_ token: Secret, password: Secret) {
        self.token = token
        self.password = password
    }

    /// - Returns: the name to sign in with.
    /// - Throws: `AccessError.badInvitation`, and what is wrong with the password; the link can be used again then.
    package func run(in installation: Installation, at now: Instant) async throws -> String {
        let invited = try await installation.database.read { tx in
            try Invitations.member(token, at: now, in: tx).flatMap { try Members.find($0, in: tx) }
        }
        guard let invited else { throw AccessError.badInvitation }
        try PasswordRules.check(password, of: invited.name)
        let hash = try await installation.hasher.hash(password)
        try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            guard let id = try Invitations.use(token, at: now, in: tx), let member = try Members.find(id, in: tx) else {
                throw AccessError.badInvitation
            }
            try Passwords.set(hash, of: member.id, at: now, in: tx)
            try Sessions.endAll(of: member.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.passwordSet, by: .nobody, of: AuditSubject(.member, member.id.raw), at: now), in: tx)
        }
        return invited.name
    }
}

package import Access
import Database
package import Shop

/// Signs in whoever was invited and has neither a password nor a second factor. By the same link they could set a password and
/// sign in with it: nothing more is opened to them. It uses the link up.
package struct EnterByInvitation: Sendable {
    private let token: Secret

    package init(_ token: Secret) {
        self.token = token
    }

    /// - Returns: the token of the session that begins.
    /// - Throws: `AccessError.badInvitation`, also to whoever has a password; the link is not used up then.
    package func run(in installation: Installation, at now: Instant) async throws -> Secret {
        // A look without writing: whoever guesses costs no more than that.
        guard try await installation.database.read({ try Invitations.member(token, at: now, in: $0) }) != nil else {
            throw AccessError.badInvitation
        }
        return try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            guard let id = try Invitations.use(token, at: now, in: tx), let member = try Members.find(id, in: tx),
                try Passwords.hash(of: member.id, in: tx) == nil,
                try !SecondFactors.isConfirmed(of: member.id, in: tx)
            else { throw AccessError.badInvitation }
            return try SessionBeginning.begin(of: member.id, at: now, in: tx)
        }
    }
}

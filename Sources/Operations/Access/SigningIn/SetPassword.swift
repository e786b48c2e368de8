package import Access
import Database
package import Shop

/// Gives an account another password and ends its sessions. For one's own the present one is asked.
package struct SetPassword: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.passwordSet])
    private let name: String?
    private let present: Secret?
    private let password: Secret

    /// - Parameters:
    ///   - name: nil for one's own account.
    ///   - present: asked for one's own.
    package init(_ password: Secret, of name: String?, present: Secret? = nil) {
        self.password = password
        self.name = name
        self.present = present
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws {
        let (account, hash) = try await installation.database.read { tx in
            let account = try OneAccount(name, by: rights, in: tx)
            return (account, try Passwords.hash(of: account.member.id, in: tx))
        }
        if account.isOwn { try await checkPresent(hash, of: account.member, in: installation, at: now) }
        try PasswordRules.check(password, of: account.member.name)
        let fresh = try await installation.hasher.hash(password)
        try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            let member = try OneAccount(name, by: rights, in: tx).member
            try Passwords.set(fresh, of: member.id, at: now, in: tx)
            try Sessions.endAll(of: member.id, at: now, in: tx)
            try Invitations.end(of: member.id, in: tx)
            try Attempts.forget(.account(member.name, installation.keys), in: tx)
            AuditLog.append(
                AuditEntry(.passwordSet, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now), in: tx)
        }
    }

    /// Wrong ones count as tries at the account: whoever finds a session open does not find the password by it.
    private func checkPresent(
        _ hash: String?, of member: Member, in installation: Installation, at now: Instant
    ) async throws {
        let subject = AttemptSubject.account(member.name, installation.keys)
        let wait = try await installation.database.write { try Attempts.take(subject, at: now, in: $0) }
        if let wait { throw AccessError.limited(waitMilliseconds: wait) }
        guard try await installation.hasher.matches(present ?? Secret(""), hash) else {
            throw AccessError.wrongPassword
        }
    }
}

extension AccessError {
    /// Whole seconds are told, rounded up.
    static func limited(waitMilliseconds: Int64) -> AccessError {
        .limited(waitSeconds: (max(1, waitMilliseconds) + 999) / 1000)
    }
}

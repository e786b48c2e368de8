package import Access
import Database
package import Shop

/// Begins a session for whoever knows name, password and, where there is one, the code of the second factor.
///
/// An unknown name takes the same way as a wrong password: limits, one hash, the same answer.
package struct SignIn: Sendable {
    private let name: String
    private let password: Secret
    private let code: Secret?
    private let address: String

    /// - Parameters:
    ///   - code: of the authenticator, or for recovery.
    ///   - address: from where it is tried.
    package init(name: String, password: Secret, code: Secret? = nil, address: String) {
        self.name = name
        self.password = password
        self.code = code
        self.address = address
    }

    /// - Returns: the session's token, made now and never before.
    /// - Throws: `AccessError.signInFailed`, `.secondFactorNeeded`, `.limited`, `.tooBusy`.
    package func run(in installation: Installation, at now: Instant) async throws -> (token: Secret, caller: Caller) {
        let tries = SignInTries(name: name, address: address, installation.keys)
        let (known, limited) = try await installation.database.read { tx in
            let known = try SignInAccount(name, in: tx)
            return (known, try tries.wait(known?.member.id, at: now, in: tx))
        }
        if let limited { throw AccessError.limited(waitMilliseconds: limited) }
        let wait = try await installation.database.write { try tries.take(known?.member.id, at: now, in: $0) }
        if let wait { throw AccessError.limited(waitMilliseconds: wait) }
        let isRight: Bool
        do {
            isRight = try await matches(known, in: installation)
        } catch {
            try await installation.database.write { try tries.giveBack(in: $0) }
            throw error
        }
        let verdict = try await installation.database.write { tx in
            try settle(isRight ? known : nil, known, tries, installation.keys, at: now, in: tx)
        }
        switch verdict {
        case .begun(let token, let caller):
            if let known { try await renew(known, in: installation) }
            return (token, caller)
        case .codeNeeded: throw AccessError.secondFactorNeeded
        case .wrong:
            await installation.noteAuditHead(at: now)
            throw AccessError.signInFailed
        }
    }

    private enum Verdict: Sendable {
        case begun(Secret, Caller)
        case codeNeeded
        case wrong
    }

    private func matches(_ known: SignInAccount?, in installation: Installation) async throws -> Bool {
        guard password.revealed.utf8.count <= PasswordRules.mostBytes else {
            return try await installation.hasher.matches(Secret(""), nil)
        }
        return try await installation.hasher.matches(password, known?.hash)
    }

    private func settle(
        _ right: SignInAccount?, _ known: SignInAccount?, _ tries: SignInTries, _ keys: Keys, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Verdict {
        // Removed, or given another password, while the hash was reckoned.
        guard let right, try SignInAccount(name, in: tx) == right else { return try refuse(known, at: now, in: tx) }
        let member = right.member.id
        if try SecondFactors.isConfirmed(of: member, in: tx) {
            guard let code else {
                try tries.giveBack(in: tx)
                return .codeNeeded
            }
            guard try SecondFactorCheck.pass(code, of: member, keys, at: now, in: tx) else {
                return try refuse(known, at: now, in: tx)
            }
        }
        try tries.succeed(member, at: now, in: tx)
        var generator = SystemRandomNumberGenerator()
        try Sessions.forgetOld(of: member, at: now, in: tx)
        let (session, token) = try Sessions.begin(of: member, at: now, using: &generator, in: tx)
        let caller = Caller.member(member, session: session.id)
        AuditLog.append(
            AuditEntry(.signedIn, by: caller, of: AuditSubject(.session, session.id.raw), at: now), in: tx)
        return .begun(token, caller)
    }

    private func refuse(_ known: SignInAccount?, at now: Instant, in tx: WriteTransaction) throws -> Verdict {
        try Attempts.forgetOld(at: now, in: tx)
        let subject = known.map { AuditSubject(.member, $0.member.id.raw) }
        AuditLog.append(AuditEntry(.signInFailed, by: .nobody, of: subject, at: now), in: tx)
        return .wrong
    }

    /// Hashes anew what was hashed at another cost. Where too many wait for that, the next time will do.
    private func renew(_ known: SignInAccount, in installation: Installation) async throws {
        guard let old = known.hash, installation.hasher.isOutdated(old) else { return }
        do {
            let hash = try await installation.hasher.hash(password)
            try await installation.database.write { try Passwords.renew(old, as: hash, of: known.member.id, in: $0) }
        } catch AccessError.tooBusy {
            return
        }
    }
}

/// What is known of whoever signs in.
private struct SignInAccount: Sendable, Equatable {
    let member: Member
    let hash: String?

    init?(_ name: String, in tx: ReadTransaction) throws {
        guard let member = try Members.find(name, in: tx) else { return nil }
        self.member = member
        hash = try Passwords.hash(of: member.id, in: tx)
    }
}

package import Access
import Database
package import Shop

/// Takes the second factor off an account and ends its sessions. For one's own a code is asked, so that an open session
/// is not enough; wrong ones count as tries at the account.
package struct RemoveSecondFactor: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.secondFactorRemoved])
    private let name: String?
    private let code: Secret?

    /// - Parameters:
    ///   - name: nil for one's own account.
    ///   - code: asked for one's own.
    package init(of name: String?, code: Secret? = nil) {
        self.name = name
        self.code = code
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws {
        let keys = installation.keys
        let account = try await installation.database.read { try OneAccount(name, by: rights, in: $0) }
        if account.isOwn {
            let subject = AttemptSubject.account(account.member.name, keys)
            let wait = try await installation.database.write { try Attempts.take(subject, at: now, in: $0) }
            if let wait { throw AccessError.limited(waitMilliseconds: wait) }
        }
        try await installation.database.write { tx in
            let account = try OneAccount(name, by: rights, in: tx)
            let member = account.member.id
            guard try SecondFactors.secret(of: member, keys, in: tx) != nil else { throw AccessError.noSecondFactor }
            if account.isOwn {
                guard let code, try SecondFactorCheck.pass(code, of: member, keys, at: now, in: tx) else {
                    throw AccessError.wrongCode
                }
                try Attempts.forget(.account(account.member.name, keys), in: tx)
            }
            try SecondFactors.remove(of: member, in: tx)
            try Sessions.endAll(of: member, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.secondFactorRemoved, by: rights.caller, of: AuditSubject(.member, member.raw), at: now),
                in: tx)
        }
    }
}

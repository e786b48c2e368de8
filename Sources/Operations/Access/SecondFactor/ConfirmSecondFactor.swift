package import Access
import Database
package import Shop

/// Has the second factor count from now on. Sessions that began without it end.
package struct ConfirmSecondFactor: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.secondFactorConfirmed])
    private let name: String?
    private let code: Secret

    /// - Parameters:
    ///   - name: nil for one's own account.
    ///   - code: as the authenticator shows it.
    package init(of name: String?, code: Secret) {
        self.name = name
        self.code = code
    }

    /// - Returns: codes for whoever loses the authenticator, which are not shown again.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [Secret] {
        try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let member = try OneAccount(name, by: rights, in: tx).member
            guard try !SecondFactors.isConfirmed(of: member.id, in: tx) else { throw AccessError.secondFactorStands }
            guard let secret = try SecondFactors.secret(of: member.id, installation.keys, in: tx) else {
                throw AccessError.noSecondFactor
            }
            guard let step = TOTP.step(of: code, secret, at: now),
                try SecondFactors.use(step: step, of: member.id, in: tx)
            else { throw AccessError.wrongCode }
            try SecondFactors.confirm(of: member.id, at: now, in: tx)
            try Sessions.endAll(of: member.id, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .secondFactorConfirmed, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now),
                in: tx)
            return try RecoveryCodes.make(for: member.id, using: &generator, in: tx)
        }
    }
}

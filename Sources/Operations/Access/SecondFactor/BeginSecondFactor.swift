package import Access
import Database
package import Shop

/// Makes the secret that an authenticator is set up with. It protects nothing before a code of it was given.
package struct BeginSecondFactor: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.secondFactorBegun])
    private let name: String?

    /// - Parameter name: nil for one's own account.
    package init(of name: String?) {
        self.name = name
    }

    /// - Returns: an `otpauth://` address for an authenticator, which is not shown again.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Secret {
        try await installation.database.write { tx in
            var generator = SystemRandomNumberGenerator()
            let member = try OneAccount(name, by: rights, in: tx).member
            let secret = try SecondFactors.begin(
                of: member.id, installation.keys, at: now, using: &generator, in: tx)
            AuditLog.append(
                AuditEntry(.secondFactorBegun, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now),
                in: tx)
            return TOTP.uri(secret, name: member.name)
        }
    }
}

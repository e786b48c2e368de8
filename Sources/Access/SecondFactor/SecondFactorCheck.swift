package import Database
package import Shop

/// Whether a code given at sign-in is right: the authenticator's, or one of recovery.
package enum SecondFactorCheck {
    /// Uses the code up, whatever it is.
    package static func pass(
        _ code: Secret, of member: ID<Member>, _ keys: Keys, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        guard let secret = try SecondFactors.secret(of: member, keys, in: tx) else { return false }
        if let step = TOTP.step(of: code, secret, at: now) {
            return try SecondFactors.use(step: step, of: member, in: tx)
        }
        return try RecoveryCodes.use(code, of: member, at: now, in: tx)
    }
}

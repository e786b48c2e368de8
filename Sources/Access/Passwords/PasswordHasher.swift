/// Makes and checks the hashes of passwords, behind the gate. Each call is one hash, whatever comes of it.
package struct PasswordHasher: Sendable {
    package let gate: HashGate
    private let cost: PasswordCost

    package init(_ cost: PasswordCost = .standard, gate: HashGate = HashGate()) {
        self.cost = cost
        self.gate = gate
    }

    /// - Throws: `AccessError.tooBusy`.
    package func hash(_ password: Secret) async throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = Tokens.randomBytes(16, using: &generator)
        let cost = cost
        return try await gate.run { try Argon2.hash(password, salt: salt, cost) }
    }

    /// - Parameter hash: nil where there is none to compare with: that takes as long, and is never right.
    /// - Throws: `AccessError.tooBusy`.
    package func matches(_ password: Secret, _ hash: String?) async throws -> Bool {
        var generator = SystemRandomNumberGenerator()
        let compared = hash ?? Argon2.dummy(cost, using: &generator)
        let isRight = try await gate.run { try Argon2.matches(password, compared) }
        return isRight && hash != nil
    }

    /// Whether a hash was made at another cost than today's.
    package func isOutdated(_ hash: String) -> Bool {
        Argon2.cost(of: hash) != cost
    }
}

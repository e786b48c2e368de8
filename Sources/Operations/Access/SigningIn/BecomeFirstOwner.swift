package import Access
import Database
package import Shop

/// Has whoever has the first link administer the installation and own every brand that is in it already, and signs them in.
/// They need no permission: the link is one, and comes from whoever can open the database.
package struct BecomeFirstOwner: Sendable {
    private let token: Secret
    private let name: String
    private let password: Secret

    /// - Parameter name: to sign in with.
    package init(_ token: Secret, name: String, password: Secret) {
        self.token = token
        self.name = name
        self.password = password
    }

    /// - Returns: the token of the session that begins.
    /// - Throws: `AccessError.badStartLink`, also to whoever is second; what is wrong with name and password, and then the link
    ///   can be used again.
    package func run(in installation: Installation, at now: Instant) async throws -> Secret {
        guard let madeAt = StartLinks.madeAt(token, installation.keys, at: now),
            try await !installation.database.read({ try StartLinks.isUsed(madeAt, in: $0) })
        else { throw AccessError.badStartLink }
        try PasswordRules.check(password, of: name)
        let hash = try await installation.hasher.hash(password)
        return try await installation.database.write { tx in
            // Of two who come at once, the second sees here that there is a first.
            try AuditLog.hold(in: tx)
            guard try !StartLinks.isUsed(madeAt, in: tx) else { throw AccessError.badStartLink }
            let member = try Members.add(name: name, isAdministrator: true, at: now, in: tx)
            try Passwords.set(hash, of: member.id, at: now, in: tx)
            append(.memberAdded, of: member, at: now, in: tx)
            append(.administratorChanged, of: member, note: Policy.administratorNote, at: now, in: tx)
            for brand in try Brands.all(in: tx) {
                try GivenRoles.set(.owner, of: member.id, in: brand.id, at: now, in: tx)
                append(.roleChanged, of: member, inBrand: brand.id, note: Role.owner.rawValue, at: now, in: tx)
            }
            append(.passwordSet, of: member, at: now, in: tx)
            return try SessionBeginning.begin(of: member.id, at: now, in: tx)
        }
    }

    private func append(
        _ code: AuditCode, of member: Member, inBrand brand: ID<Brand>? = nil, note: String? = nil, at now: Instant,
        in tx: WriteTransaction
    ) {
        AuditLog.append(
            AuditEntry(
                code, by: .nobody, brand: brand, of: AuditSubject(.member, member.id.raw), note: note, at: now), in: tx)
    }
}

package import Access
import Database
package import Shop

/// Has somebody work here. They can sign in once they have a password.
package struct AddMember: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.memberAdded, .administratorChanged, .roleChanged, .passwordSet])

    /// As what they begin, and for which brand; nil for the only one.
    package struct Post: Sendable {
        package let role: Role
        package let brand: String?

        package init(_ role: Role, brand: String?) {
            self.role = role
            self.brand = brand
        }
    }

    private let name: String
    private let isAdministrator: Bool
    private let post: Post?
    private let password: Secret?

    /// - Parameter password: nil where they are to set one by invitation.
    package init(name: String, isAdministrator: Bool = false, post: Post? = nil, password: Secret? = nil) {
        self.name = name
        self.isAdministrator = isAdministrator
        self.post = post
        self.password = password
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Member {
        var hash: String?
        if let password {
            try PasswordRules.check(password, of: name)
            hash = try await installation.hasher.hash(password)
        }
        let made = hash
        return try await installation.database.write { tx in
            try AuditLog.hold(in: tx)
            let member = try Members.add(name: name, isAdministrator: isAdministrator, at: now, in: tx)
            let subject = AuditSubject(.member, member.id.raw)
            AuditLog.append(AuditEntry(.memberAdded, by: rights.caller, of: subject, at: now), in: tx)
            if isAdministrator {
                AuditLog.append(
                    AuditEntry(
                        .administratorChanged, by: rights.caller, of: subject, note: Policy.administratorNote, at: now),
                    in: tx)
            }
            if let post {
                let brand = try Brands.find(post.brand, for: rights, in: tx)
                try rights.demand(.changeStaff, in: brand.id)
                try GivenRoles.set(post.role, of: member.id, in: brand.id, at: now, in: tx)
                AuditLog.append(
                    AuditEntry(
                        .roleChanged, by: rights.caller, brand: brand.id, of: subject, note: post.role.rawValue, at: now
                    ),
                    in: tx)
            }
            if let made {
                try Passwords.set(made, of: member.id, at: now, in: tx)
                AuditLog.append(AuditEntry(.passwordSet, by: rights.caller, of: subject, at: now), in: tx)
            }
            return member
        }
    }
}

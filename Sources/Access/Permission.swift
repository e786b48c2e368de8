/// What somebody may do. Every operation declares one.
package enum Permission: String, Sendable, CaseIterable {
    case administerInstallation = "installation.administer"
    case readBrand = "brand.read"
    case changeBrand = "brand.change"
    case importFacts = "facts.import"
    case decideConflicts = "conflicts.decide"
    case readFigures = "figures.read"
    case readCustomers = "customers.read"
    case changeSegments = "segments.change"
    /// See personal values unmasked.
    case revealCustomers = "customers.reveal"
}

/// A role in a brand.
package enum Role: String, Sendable, CaseIterable {
    case owner
}

/// Who may do what: the one table. What is not in it is denied.
package enum Policy {
    package static func permissions(of role: Role) -> Set<Permission> {
        switch role {
        case .owner: Set(Permission.allCases)
        }
    }
}

/// On whose behalf an operation runs.
package struct Caller: Sendable {
    private let permissions: Set<Permission>

    /// Empty permissions deny everything.
    package init(permissions: Set<Permission>) {
        self.permissions = permissions
    }

    /// Whoever can open the database file or knows the server's password acts as its owner.
    package static let commandLine = Caller(permissions: Policy.permissions(of: .owner))

    /// - Throws: `AccessError.forbidden`.
    package func demand(_ permission: Permission) throws {
        guard permissions.contains(permission) else { throw AccessError.forbidden(permission) }
    }
}

/// Who may do what: the one table. What is not in it is denied.
package enum Policy {
    /// What a permission can come from.
    package enum Holder: Hashable, Sendable {
        /// Of the agency, for what concerns the installation. It opens no brand.
        case administrator
        /// Whoever works here, for themselves.
        case member
        case role(Role)
    }

    package static func permissions(of holder: Holder) -> Set<Permission> {
        Set(Permission.allCases.filter { holders(of: $0).contains(holder) })
    }

    package static func permissions(of role: Role) -> Set<Permission> {
        permissions(of: .role(role))
    }

    package static func holders(of permission: Permission) -> Set<Holder> {
        switch permission {
        case .administerInstallation: [.administrator]
        case .keepAccount: [.member]
        case .readBrand: roles(Role.allCases)
        case .changeBrand: roles([.owner, .manager])
        case .changeStaff: roles([.owner])
        case .changeKeys: roles([.owner, .manager])
        case .readAudit: roles([.owner])
        case .importFacts, .sendEvents: roles([.owner, .manager, .operator])
        case .decideConflicts: roles([.owner, .manager, .operator])
        case .readFigures: roles([.owner, .manager, .operator, .analyst])
        case .readCustomers: roles([.owner, .manager, .operator, .agent, .analyst])
        case .lookUpCustomers: roles([.owner, .manager, .operator, .agent, .clerk])
        case .changeCustomers: roles([.owner, .manager, .operator, .agent])
        case .mergeCustomers: roles([.owner, .manager, .operator])
        case .revealCustomers: roles([.owner, .manager, .agent])
        case .exportCustomers: roles([.owner, .manager, .operator])
        case .eraseCustomers: roles([.owner, .manager])
        case .recordVisits: roles([.owner, .manager, .operator, .agent, .clerk])
        case .changeSegments: roles([.owner, .manager, .operator])
        }
    }

    /// Those that a key may carry. Who has a say in who may do what is somebody, not a program.
    package static let forKeys = Set(Permission.allCases.filter { $0.scope == .brand })
        .subtracting([.changeStaff, .changeKeys])

    /// What the audit notes of whoever became an administrator.
    package static let administratorNote = "administrator"

    private static func roles(_ roles: [Role]) -> Set<Holder> {
        Set(roles.map { .role($0) })
    }
}

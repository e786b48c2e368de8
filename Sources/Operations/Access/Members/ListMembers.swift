package import Access
import Database
package import Shop

/// Somebody who works here, as they are listed.
package struct MemberLine: Sendable {
    package let member: Member
    /// By the names of brands, in the order these were made.
    package let roles: [(brand: String, role: Role)]
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
}

/// Everybody who works here.
package struct ListMembers: Operation {
    package static let permission = Permission.administerInstallation

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [MemberLine] {
        try await installation.database.read { tx in
            let brands = try Brands.all(in: tx)
            return try Members.all(in: tx).map { member in
                let given = try GivenRoles.of(member.id, in: tx)
                return try MemberLine(
                    member, roles: brands.compactMap { brand in given[brand.id].map { (brand.name, $0) } }, in: tx)
            }
        }
    }
}

/// Whoever works for a brand.
package struct ListStaff: BrandOperation {
    package static let permission = Permission.changeStaff
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [MemberLine] {
        try await installation.database.read { tx in
            let given = try GivenRoles.in(brand.id, in: tx)
            return try Members.all(in: tx).compactMap { member in
                try given[member.id].map { try MemberLine(member, roles: [(brand.name, $0)], in: tx) }
            }
        }
    }
}

extension MemberLine {
    fileprivate init(_ member: Member, roles: [(brand: String, role: Role)], in tx: ReadTransaction) throws {
        self.member = member
        self.roles = roles
        hasPassword = try Passwords.hash(of: member.id, in: tx) != nil
        hasSecondFactor = try SecondFactors.isConfirmed(of: member.id, in: tx)
    }
}

package import Shop

/// Who must stay, so that nobody is locked out of what is theirs.
package enum StaffRules {
    /// The last administrator stays one.
    ///
    /// - Throws: `AccessError.lastAdministrator`.
    package static func checkLosing(administrator member: Member, among members: [Member]) throws {
        guard member.isAdministrator else { return }
        guard members.contains(where: { $0.isAdministrator && $0.id != member.id }) else {
            throw AccessError.lastAdministrator(name: member.name)
        }
    }

    /// The last owner of a brand stays one.
    ///
    /// - Parameter roles: those of everybody who works for the brand.
    /// - Throws: `AccessError.lastOwner`.
    package static func checkLosing(
        owner member: Member, of brand: String, among roles: [ID<Member>: Role]
    ) throws {
        guard roles[member.id] == .owner else { return }
        guard roles.contains(where: { $0.value == .owner && $0.key != member.id }) else {
            throw AccessError.lastOwner(name: member.name, brand: brand)
        }
    }
}

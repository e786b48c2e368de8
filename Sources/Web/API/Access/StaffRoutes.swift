import Access
import HTTPTypes
import Operations
import Shop

/// Who works here, and as what.
enum StaffRoutes {
    static let all: [Route] = [list, add, remove, invite, ofBrand, giveRole, takeRole]

    private static let list = Route.read(
        "/members", "listMembers", .staff, Phrase(en: "Everybody who works here.", zh: "所有成员。"),
        ask: { _ in ListMembers() }, show: { lines, _ in Listed(items: lines.map { MemberBody($0) }) })

    private struct AddBody: Codable, Sendable {
        let name: String
        let isAdministrator: Bool?
        let brand: String?
        let role: Role?
    }

    private static let add = Route.change(
        .post, "/members", "addMember", .staff,
        Phrase(en: "Have somebody work here; invite them to set a password.", zh: "添加成员；随后邀请其设置密码。"), status: .created,
        body: AddBody.self,
        ask: { _, given in
            AddMember(
                name: given.name, isAdministrator: given.isAdministrator ?? false,
                post: given.role.map { AddMember.Post($0, brand: given.brand) })
        }, show: { member, _ in MemberName(name: member.name, isAdministrator: member.isAdministrator) })

    struct MemberName: Codable, Sendable {
        let name: String
        let isAdministrator: Bool
    }

    private static let remove = Route.act(
        .delete, "/members/{member}", "removeMember", .staff,
        Phrase(en: "Have somebody work here no more.", zh: "移除成员。"), ask: { call in RemoveMember(call["member"]) })

    struct InvitationMade: Codable, Sendable {
        /// Shown once.
        let token: String
        let expiresAt: Moment
    }

    private static let invite = Route.act(
        .post, "/members/{member}/invitation", "inviteMember", .staff,
        Phrase(en: "A link with which somebody sets a password.", zh: "生成设置密码的邀请。"), status: .created,
        ask: { call in InviteMember(call["member"]) },
        show: { made, _ in InvitationMade(token: made.token.revealed, expiresAt: Moment(made.expiresAt)) })

    private static let ofBrand = Route.read(
        "/brands/{brand}/members", "listBrandMembers", .staff,
        Phrase(en: "Who works for a brand.", zh: "品牌的成员。"), ask: { call in ListStaff(brand: call.brand) },
        show: { lines, _ in Listed(items: lines.map { MemberBody($0) }) })

    private struct RoleBody: Codable, Sendable {
        let role: Role
    }

    private static let giveRole = Route.change(
        .put, "/brands/{brand}/members/{member}", "giveRole", .staff,
        Phrase(en: "Say as what somebody works for a brand.", zh: "设置成员在品牌中的角色。"), body: RoleBody.self,
        ask: { call, given in GiveRole(to: call["member"], given.role, brand: call.brand) })

    private static let takeRole = Route.act(
        .delete, "/brands/{brand}/members/{member}", "takeRole", .staff,
        Phrase(en: "Have somebody work for a brand no more.", zh: "取消成员在品牌中的角色。"),
        ask: { call in GiveRole(to: call["member"], nil, brand: call.brand) })
}

/// Somebody who works here.
struct MemberBody: Codable, Sendable {
    struct Post: Codable, Sendable {
        let brand: String
        let role: Role
    }

    let name: String
    let isAdministrator: Bool
    let roles: [Post]
    let hasPassword: Bool
    let hasSecondFactor: Bool

    init(_ line: MemberLine) {
        name = line.member.name
        isAdministrator = line.member.isAdministrator
        roles = line.roles.map { Post(brand: $0.brand, role: $0.role) }
        hasPassword = line.hasPassword
        hasSecondFactor = line.hasSecondFactor
    }
}

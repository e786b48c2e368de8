import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff role NAME ROLE`
struct StaffRoleCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: Huitou.text(en: "Say as what somebody works for a brand.", zh: "设置成员在品牌中的角色。"))

    /// A role, or none.
    enum Choice: String, CaseIterable, ExpressibleByArgument {
        case owner, manager, `operator`, agent, clerk, analyst, none

        var role: Role? { Role(rawValue: rawValue) }
    }

    @OptionGroup var member: MemberArgument
    @Argument(help: ArgumentHelp(Huitou.text(en: "The role; none takes it away.", zh: "角色；none 为取消。"))) var role: Choice
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(GiveRole(to: member.name, role.role, brand: brand.brand))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(["name": member.name, "role": role.role?.rawValue]))
        }
        guard let title = role.role?.title else {
            return session.context.say(
                en: "\(member.name) works for this brand no more.", zh: "\(member.name) 不再为该品牌工作。")
        }
        session.context.say(
            en: "\(member.name) works as: \(title.english).", zh: "\(member.name) 的角色：\(title.chinese)。")
    }
}

/// `huitou staff administrator NAME`
struct StaffAdministratorCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "administrator", abstract: Huitou.text(en: "Make somebody an administrator.", zh: "设为系统管理员。"))

    @OptionGroup var member: MemberArgument
    @Flag(help: ArgumentHelp(Huitou.text(en: "Not one any more.", zh: "取消管理员。"))) var revoke = false
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(SetAdministrator(of: member.name, to: !revoke))
        if session.isJSON {
            struct Answer: Encodable {
                let name: String
                let isAdministrator: Bool
            }
            return session.context.output.out(
                try JSONText.of(Answer(name: member.name, isAdministrator: !revoke)))
        }
        session.context.say(
            revoke
                ? Phrase(en: "\(member.name) is an administrator no more.", zh: "\(member.name) 不再是管理员。")
                : Phrase(en: "\(member.name) is an administrator now.", zh: "\(member.name) 已成为管理员。"))
    }
}

/// `huitou staff remove NAME`
struct RemoveStaffCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: Huitou.text(
            en: "Have somebody not work here any more: sessions and keys end.", zh: "移除成员，其会话与密钥随之失效。"))

    @OptionGroup var member: MemberArgument
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(RemoveMember(member.name))
        if session.isJSON { return session.context.output.out(try JSONText.of(["removed": member.name])) }
        session.context.say(
            en: "\(member.name) works here no more; their sessions and keys have ended.",
            zh: "已移除 \(member.name)，其会话与密钥已失效。")
    }
}

import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff add NAME`
struct AddStaffCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: Huitou.text(en: "Have somebody work here.", zh: "添加成员。"))

    @OptionGroup var member: MemberArgument
    @Flag(help: ArgumentHelp(Huitou.text(en: "As an owner of the brand.", zh: "作为品牌所有者。"))) var owner = false
    @Option(help: ArgumentHelp(Huitou.text(en: "As what they work for the brand.", zh: "在品牌中的角色。"))) var role: Role?
    @Flag(
        help: ArgumentHelp(
            Huitou.text(en: "As an administrator of the installation.", zh: "作为系统管理员。")))
    var administrator = false
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "Ask for a password now; without it, invite them.", zh: "现在设置密码；否则请用邀请。")))
    var password = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    var asks: [TypedQuestion] { password ? [.newPassword(name: member.name)] : [] }

    func validate() throws {
        if owner, let role, role != .owner {
            throw ValidationError(
                Huitou.text(
                    en: "--owner and --role \(role.rawValue) contradict each other: give one of them.",
                    zh: "--owner 与 --role \(role.rawValue) 相互矛盾，请只给其中一个。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let role = owner ? .owner : role
        let added = try await session.run(
            AddMember(
                name: member.name, isAdministrator: administrator,
                post: role.map { AddMember.Post($0, brand: brand.brand) }, password: session.context.typed.first))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(["name": added.name, "role": role?.rawValue]))
        }
        session.context.say(en: "\(added.name) works here now.", zh: "已添加成员 \(added.name)。")
        guard !password else { return }
        session.context.say(
            en: "They can sign in once they have a password: huitou staff invite \(added.name)",
            zh: "设置密码后即可登录：huitou staff invite \(added.name)")
    }
}

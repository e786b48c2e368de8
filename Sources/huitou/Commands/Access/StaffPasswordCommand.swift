import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff password NAME`
struct StaffPasswordCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: Huitou.text(en: "Set somebody's password; their sessions end.", zh: "设置成员密码，其会话随之结束。"))

    @OptionGroup var member: MemberArgument
    @OptionGroup var database: DatabaseOptions

    var asks: [TypedQuestion] { [.newPassword(name: member.name)] }

    func run(on session: CommandSession) async throws {
        try await session.run(SetPassword(session.context.typed[0], of: member.name))
        if session.isJSON { return session.context.output.out(try JSONText.of(["name": member.name])) }
        session.context.say(en: "The password of \(member.name) is set.", zh: "已设置 \(member.name) 的密码。")
    }
}

/// `huitou staff invite NAME`
struct InviteStaffCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: Huitou.text(
            en: "Make an invitation to set a password: seven days, one use.", zh: "生成设置密码的邀请：七天有效，仅用一次。"))

    @OptionGroup var member: MemberArgument
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let (token, expiresAt) = try await session.run(InviteMember(member.name))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of([
                    "name": member.name, "invitation": token.revealed, "expires": CalendarText.utc(expiresAt),
                ]))
        }
        session.context.output.out(token.revealed + "\n")
        session.context.say(
            en: "Give it to \(member.name); it is not shown again. They set a password with: huitou staff accept",
            zh: "请交给 \(member.name)；此邀请不会再次显示。设置密码：huitou staff accept")
    }
}

/// `huitou staff accept`
struct AcceptInvitationCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: Huitou.text(en: "Set a password by an invitation.", zh: "凭邀请设置密码。"))

    @OptionGroup var database: DatabaseOptions

    var asks: [TypedQuestion] { [.invitation, .newPassword(name: nil)] }

    func run(on session: CommandSession) async throws {
        let typed = session.context.typed
        let name = try await AcceptInvitation(typed[0], password: typed[1]).run(in: session.installation, at: Clock.now)
        if session.isJSON { return session.context.output.out(try JSONText.of(["name": name])) }
        session.context.say(en: "The password of \(name) is set.", zh: "已设置 \(name) 的密码。")
    }
}

import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff second-factor …`
struct SecondFactorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor",
        abstract: Huitou.text(en: "Codes of an authenticator beside the password.", zh: "密码之外的验证器验证码。"),
        subcommands: [Begin.self, Confirm.self, Remove.self])

    struct Begin: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Make the secret for an authenticator.", zh: "生成验证器所用的密钥。"))

        @OptionGroup var member: MemberArgument
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let uri = try await session.run(BeginSecondFactor(of: member.name))
            if session.isJSON { return session.context.output.out(try JSONText.of(["uri": uri.revealed])) }
            session.context.output.out(uri.revealed + "\n")
            session.context.say(
                en: "Put it into the authenticator; it is not shown again. "
                    + "It counts from: huitou staff second-factor confirm \(member.name)",
                zh: "请录入验证器；不会再次显示。启用：huitou staff second-factor confirm \(member.name)")
        }
    }

    struct Confirm: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Have it count, by a code of it.", zh: "输入验证码以启用。"))

        @OptionGroup var member: MemberArgument
        @OptionGroup var database: DatabaseOptions

        var asks: [TypedQuestion] { [.code] }

        func run(on session: CommandSession) async throws {
            let codes = try await session.run(ConfirmSecondFactor(of: member.name, code: session.context.typed[0]))
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["recovery_codes": codes.map(\.revealed)]))
            }
            for code in codes { session.context.output.out(code.revealed + "\n") }
            session.context.say(
                en: "Each opens the account once where the authenticator is lost. They are not shown again.",
                zh: "验证器丢失时，每个恢复码可使用一次。不会再次显示。")
        }
    }

    struct Remove: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Take it off the account; sessions end.", zh: "移除第二因素，会话随之结束。"))

        @OptionGroup var member: MemberArgument
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(RemoveSecondFactor(of: member.name))
            if session.isJSON { return session.context.output.out(try JSONText.of(["name": member.name])) }
            session.context.say(
                en: "\(member.name) signs in with the password alone.", zh: "\(member.name) 仅凭密码登录。")
        }
    }
}

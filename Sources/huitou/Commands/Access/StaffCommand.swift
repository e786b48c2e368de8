import Access
import ArgumentParser
import Shop

/// `huitou staff …`
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: Huitou.text(en: "Who works here, and as what.", zh: "谁在这里工作，担任什么角色。"),
        subcommands: [
            AddStaffCommand.self, ListStaffCommand.self, StaffRoleCommand.self, StaffAdministratorCommand.self,
            RemoveStaffCommand.self, StaffPasswordCommand.self, InviteStaffCommand.self, AcceptInvitationCommand.self,
            SecondFactorCommand.self, StaffSessionsCommand.self,
        ])
}

/// Whom a command is about.
struct MemberArgument: ParsableArguments {
    @Argument(help: ArgumentHelp(Huitou.text(en: "What they are called.", zh: "成员名称。"))) var name: String
}

extension Role: ExpressibleByArgument {
    /// As it is shown.
    var title: Phrase {
        switch self {
        case .owner: Phrase(en: "owner", zh: "所有者")
        case .manager: Phrase(en: "manager", zh: "经理")
        case .operator: Phrase(en: "operator", zh: "运营")
        case .agent: Phrase(en: "agent", zh: "客服")
        case .clerk: Phrase(en: "clerk", zh: "店员")
        case .analyst: Phrase(en: "analyst", zh: "分析")
        }
    }
}

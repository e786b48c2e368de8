import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff list`
struct ListStaffCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: Huitou.text(en: "List who works here.", zh: "列出成员。"))

    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Those alone who work for a brand.", zh: "仅列出某品牌的成员。"), valueName: "name"))
    var brand: String?
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let name: String
        let isAdministrator: Bool
        let roles: [String: String]
        let hasPassword: Bool
        let hasSecondFactor: Bool
    }

    func run(on session: CommandSession) async throws {
        let lines: [MemberLine]
        if let brand {
            lines = try await session.run(ListStaff(brand: brand))
        } else {
            lines = try await session.run(ListMembers())
        }
        if session.isJSON {
            let answers = lines.map { line in
                Answer(
                    name: line.member.name, isAdministrator: line.member.isAdministrator,
                    roles: Dictionary(uniqueKeysWithValues: line.roles.map { ($0.brand, $0.role.rawValue) }),
                    hasPassword: line.hasPassword, hasSecondFactor: line.hasSecondFactor)
            }
            return session.context.output.out(try JSONText.of(["staff": answers]))
        }
        guard !lines.isEmpty else {
            return session.context.say(
                en: "Nobody yet. Begin with: huitou staff add NAME --owner", zh: "尚无成员。请先添加：huitou staff add 名称 --owner"
            )
        }
        var table = Table([
            .text(session.context.words(en: "name", zh: "名称")), .text(session.context.words(en: "works as", zh: "角色")),
            .text(session.context.words(en: "signs in with", zh: "登录方式")),
        ])
        for line in lines { table.add(line.member.name, posts(line, session.context), ways(line, session.context)) }
        session.context.show(table)
    }

    private func posts(_ line: MemberLine, _ context: CommandContext) -> String {
        let roles = line.roles.map { post in
            let title = post.role.title(in: context.language)
            return context.words(en: "\(title) (\(post.brand))", zh: "\(title)（\(post.brand)）")
        }
        let all = (line.member.isAdministrator ? [context.words(en: "administrator", zh: "管理员")] : []) + roles
        return all.joined(separator: context.words(en: ", ", zh: "、"))
    }

    private func ways(_ line: MemberLine, _ context: CommandContext) -> String {
        guard line.hasPassword else { return context.words(en: "nothing yet", zh: "尚未设置") }
        return line.hasSecondFactor
            ? context.words(en: "password and code", zh: "密码与验证码") : context.words(en: "password", zh: "密码")
    }
}

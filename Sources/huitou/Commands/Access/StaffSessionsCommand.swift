import Access
import ArgumentParser
import Operations
import Shop

/// `huitou staff sessions NAME`
struct StaffSessionsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: Huitou.text(en: "List or end somebody's sessions.", zh: "列出或结束成员的会话。"))

    @OptionGroup var member: MemberArgument
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "End this session, or all.", zh: "结束此会话，或 all 全部。"), valueName: "session|all"))
    var end: String?
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let id: String
        let begun: String
        let seen: String
    }

    func run(on session: CommandSession) async throws {
        if let end {
            let ended = try await session.run(EndSessions(of: member.name, end == "all" ? nil : end))
            if session.isJSON { return session.context.output.out(try JSONText.of(["ended": ended])) }
            return session.context.say(
                en: "\(Figures.counted(ended, "session")) ended.", zh: "已结束 \(ended) 个会话。")
        }
        let lines = try await session.run(ListSessions(of: member.name))
        if session.isJSON {
            let answers = lines.map {
                Answer(
                    id: $0.id, begun: CalendarText.utc($0.session.begunAt), seen: CalendarText.utc($0.session.seenAt))
            }
            return session.context.output.out(try JSONText.of(["sessions": answers]))
        }
        guard !lines.isEmpty else { return session.context.say(en: "No session is open.", zh: "没有进行中的会话。") }
        var table = Table([
            .id(session.context.words(en: "session", zh: "会话")), .text(session.context.words(en: "begun", zh: "开始")),
            .text(session.context.words(en: "last seen", zh: "最近活动")),
        ])
        for line in lines {
            table.add(line.id, CalendarText.utc(line.session.begunAt), CalendarText.utc(line.session.seenAt))
        }
        session.context.show(table)
    }
}

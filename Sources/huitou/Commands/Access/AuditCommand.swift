import Access
import ArgumentParser
import Operations
import Shop

/// `huitou audit …`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: Huitou.text(en: "What was done, by whom.", zh: "谁做了什么。"),
        subcommands: [List.self],
        defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List the audit, the newest first.", zh: "列出审计记录，最新的在前。"))

        @Option(
            help: ArgumentHelp(Huitou.text(en: "Those of a brand alone.", zh: "仅某品牌的记录。"), valueName: "name"))
        var brand: String?
        @Option(
            help: ArgumentHelp(Huitou.text(en: "Those below this number: older ones.", zh: "此编号之前（更早）的记录。")))
        var before: Int64?
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "Those above this number, the oldest first.", zh: "此编号之后的记录，最早的在前。")))
        var after: Int64?
        @Option(help: ArgumentHelp(Huitou.text(en: "At most so many.", zh: "最多多少条。"))) var limit = 100
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let number: Int64
            let at: String
            let actor: String
            let who: String?
            let code: String
            let brand: String?
            let subject: String?
            let note: String?
            let hash: String
        }

        func validate() throws {
            guard before == nil || after == nil else {
                throw ValidationError(
                    Huitou.text(en: "Give --before or --after, not both.", zh: "--before 与 --after 只能用一个。"))
            }
            guard limit > 0 else {
                throw ValidationError(
                    Huitou.text(
                        en: "“\(limit)” cannot be the value of --limit; it takes: 1 and more.",
                        zh: "--limit 的值不能是“\(limit)”；可选：1 及以上。"))
            }
        }

        func run(on session: CommandSession) async throws {
            let span = after.map { AuditSpan.after($0) } ?? .newest(below: before)
            let found =
                if let brand {
                    try await session.run(ListBrandAudit(span, limit: limit + 1, brand: brand))
                } else {
                    try await session.run(ListAudit(span, limit: limit + 1))
                }
            let lines = Array(found.prefix(limit))
            if session.isJSON { return session.context.output.out(try JSONText.of(["audit": lines.map(answer)])) }
            guard !lines.isEmpty else { return session.context.say(en: "Nothing.", zh: "没有记录。") }
            var table = Table([
                .number(session.context.words(en: "no.", zh: "编号")), .id(session.context.words(en: "at", zh: "时间")),
                .text(session.context.words(en: "who", zh: "谁")), .text(session.context.words(en: "what", zh: "事项")),
                .text(session.context.words(en: "brand", zh: "品牌")), .text(session.context.words(en: "of", zh: "对象")),
            ])
            for line in lines {
                table.add(
                    String(line.row.number), CalendarText.utc(line.row.occurredAt),
                    line.who ?? AuditWords.actor(line.row.actor)(in: session.context.language),
                    AuditCode(rawValue: line.row.code)?.name(in: session.context.language) ?? line.row.code,
                    line.brand ?? "",
                    [line.subject, AuditWords.note(line.row)?(in: session.context.language)].compactMap { $0 }
                        .joined(separator: " "))
            }
            session.context.show(table)
            if found.count > limit, let last = lines.last {
                let more = after == nil ? "--before" : "--after"
                session.context.say(
                    en: "More with: huitou audit list \(more) \(last.row.number)",
                    zh: "查看更多：huitou audit list \(more) \(last.row.number)")
            }
        }

        private func answer(_ line: AuditLine) -> Answer {
            Answer(
                number: line.row.number, at: CalendarText.utc(line.row.occurredAt), actor: line.row.actor,
                who: line.who,
                code: line.row.code, brand: line.brand, subject: line.subject, note: line.row.note,
                hash: line.row.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        }
    }
}

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
            abstract: Huitou.text(en: "List the audit, the oldest first.", zh: "列出审计记录，最早的在前。"))

        @Option(
            help: ArgumentHelp(Huitou.text(en: "Those of a brand alone.", zh: "仅某品牌的记录。"), valueName: "name"))
        var brand: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "Those above this number.", zh: "此编号之后的记录。"))) var after: Int64 = 0
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
            guard limit > 0 else {
                throw ValidationError(
                    Huitou.text(
                        en: "“\(limit)” cannot be the value of --limit; it takes: 1 and more.",
                        zh: "--limit 的值不能是“\(limit)”；可选：1 及以上。"))
            }
        }

        func run(on session: CommandSession) async throws {
            let lines: [AuditLine]
            if let brand {
                lines = try await session.run(ListBrandAudit(after: after, limit: limit, brand: brand))
            } else {
                lines = try await session.run(ListAudit(after: after, limit: limit))
            }
            if session.isJSON { return session.context.output.out(try JSONText.of(["audit": lines.map(answer)])) }
            guard !lines.isEmpty else { return session.context.say(en: "Nothing.", zh: "没有记录。") }
            var table = Table([
                .number(session.context.words(en: "no.", zh: "编号")), .id(session.context.words(en: "at", zh: "时间")),
                .text(session.context.words(en: "who", zh: "谁")), .id(session.context.words(en: "what", zh: "事项")),
                .text(session.context.words(en: "brand", zh: "品牌")), .text(session.context.words(en: "of", zh: "对象")),
            ])
            for line in lines {
                table.add(
                    String(line.row.number), CalendarText.utc(line.row.occurredAt), line.who ?? line.row.actor,
                    line.row.code, line.brand ?? "",
                    [line.subject, line.row.note].compactMap { $0 }.joined(separator: " "))
            }
            session.context.show(table)
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

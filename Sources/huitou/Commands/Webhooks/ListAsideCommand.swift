import ArgumentParser
import Customers
import Operations
import Shop

/// `huitou aside list`
struct ListAsideCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Huitou.text(en: "List what was set aside, newest first.", zh: "列出搁置内容，最新在前。"),
        discussion: Huitou.text(
            en: "It is kept for \(SetAside.days) days, \(SetAside.mostRows) at most.",
            zh: "保存 \(SetAside.days) 天，最多 \(SetAside.mostRows) 条。"))

    @Option(help: ArgumentHelp(Huitou.text(en: "Only what came this way.", zh: "仅列出该来源。"))) var source: SetAsideSource?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Where the page before ended.", zh: "上一页末尾的翻页标记。"), valueName: "mark"))
    var after: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "At most so many lines (20 unless told).", zh: "最多列出多少行（默认 20）。"), valueName: "number"))
    var limit = 20
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        struct Line: Encodable {
            let id: String
            let source: String
            let topic: String
            let reason: String
            let advice: String
            let store: String?
            let received: String
            let bytes: Int
            let isCut: Bool
        }

        let aside: [Line]
        let next: String?
    }

    func validate() throws {
        guard (1...500).contains(limit) else {
            throw ValidationError(
                Huitou.text(en: "--limit takes a number from 1 to 500.", zh: "--limit 应为 1 到 500 的数。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let page = try await session.run(
            ListSetAside(brand: brand.brand, source: source, after: after, limit: limit))
        let context = session.context
        if session.isJSON {
            let lines = page.lines.map { line in
                Answer.Line(
                    id: line.name, source: line.item.source.rawValue, topic: line.item.topic,
                    reason: line.item.reason.rawValue, advice: line.item.reason.advice.english, store: line.store,
                    received: CalendarText.utc(line.item.receivedAt), bytes: line.item.size, isCut: line.item.isCut)
            }
            return context.output.out(try JSONText.of(Answer(aside: lines, next: page.next)))
        }
        guard !page.lines.isEmpty else { return context.say(en: "Nothing is set aside.", zh: "没有搁置内容。") }
        var table = Table([
            .id(context.words(en: "id", zh: "编号")), .text(context.words(en: "came", zh: "来源")),
            .text(context.words(en: "topic", zh: "主题")), .text(context.words(en: "why", zh: "原因")),
            .text(context.words(en: "received", zh: "收到")), .number(context.words(en: "bytes", zh: "字节")),
        ])
        for line in page.lines {
            table.add(
                line.name, line.item.source.name(in: context.language), Printable.of(line.item.topic),
                line.item.reason.name(in: context.language), CalendarText.utc(line.item.receivedAt),
                String(line.item.size))
        }
        context.show(table)
        for reason in Set(page.lines.map(\.item.reason)).sorted(by: { $0.rawValue < $1.rawValue }) {
            context.say(
                en: "\(reason.name.english): \(reason.advice.english)",
                zh: "\(reason.name.chinese)：\(reason.advice.chinese)")
        }
        if let next = page.next {
            context.say(en: "More: huitou aside list --after \(next)", zh: "下一页：huitou aside list --after \(next)")
        }
    }
}

import ArgumentParser
import Facts
import Operations
import Shop

/// `huitou customers timeline`
struct TimelineCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: Huitou.text(en: "Everything that happened to a customer, newest first.", zh: "一位客户的全部动态，最新在前。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "The customer: c_…", zh: "客户编号 c_…"))) var customer: String
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

    func validate() throws {
        guard (1...500).contains(limit) else {
            throw ValidationError(
                Huitou.text(en: "--limit takes a number from 1 to 500.", zh: "--limit 应为 1 到 500 的数。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let page = try await session.run(
            ReadTimeline(id: customer, brand: brand.brand, after: after, limit: limit))
        let words = TimelineWords(brand: try await session.run(FindBrand(name: brand.brand)))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(TimelineAnswer(page, words)))
        }
        TimelineView(page: page, words: words, context: session.context).show()
        if let next = page.next {
            session.context.say(
                en: "More: huitou customers timeline \(customer) --after \(next)",
                zh: "下一页：huitou customers timeline \(customer) --after \(next)")
        }
    }
}

/// A page, for people.
struct TimelineView {
    let page: TimelinePage
    let words: TimelineWords
    let context: CommandContext

    func show() {
        guard !page.entries.isEmpty else { return context.say(en: "Nothing yet.", zh: "暂无动态。") }
        var table = Table([.id(context.words(en: "when", zh: "时间")), .text(context.words(en: "what", zh: "内容"))])
        for entry in page.entries {
            table.add(words.moment(entry), Printable.of(words.what(entry)(in: context.language)))
        }
        context.show(table)
    }
}

/// A page, for programs.
struct TimelineAnswer: Encodable {
    struct Entry: Encodable {
        let at: String
        let kind: String
        let what: String
    }

    let entries: [Entry]
    let next: String?

    init(_ page: TimelinePage, _ words: TimelineWords) {
        entries = page.entries.map {
            Entry(at: CalendarText.utc($0.place.at), kind: $0.place.kind.code, what: words.what($0).english)
        }
        next = page.next
    }
}

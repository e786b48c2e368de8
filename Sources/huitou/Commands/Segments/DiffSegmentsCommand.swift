import ArgumentParser
import Insight
import Operations
import Segments
import Shop

/// `huitou segments diff`
struct DiffSegmentsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: Huitou.text(
            en: "Compare two segments, or a saved one on two days.", zh: "对比两个人群，或同一人群的两个日期。"),
        discussion: Huitou.text(
            en: """
                huitou segments diff "stage is dormant" "spent > 1000"
                huitou segments diff VIP --from 2026-06-01 --to 2026-06-30
                """,
            zh: """
                huitou segments diff "生命周期是沉睡" "消费 > 1000"
                huitou segments diff VIP --from 2026-06-01 --to 2026-06-30
                """))

    @OptionGroup var segment: SegmentOptions
    @Argument(
        help: ArgumentHelp(Huitou.text(en: "The other segment, in quotes.", zh: "另一个人群，加引号。"), valueName: "other"))
    var other: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The earlier day, as recorded.", zh: "较早的日期（按当时记录）。"), valueName: "YYYY-MM-DD"))
    var from: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The later day, as recorded (today unless told).", zh: "较晚的日期（按当时记录，默认当天）。"),
            valueName: "YYYY-MM-DD"))
    var to: String?
    @OptionGroup var list: ListOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        let first = try from.map { try DayOptions.day($0, of: "--from") }
        let last = try to.map { try DayOptions.day($0, of: "--to") }
        if let first, let last, first >= last {
            throw ValidationError(
                Huitou.text(en: "--from is a day before --to.", zh: "--from 应早于 --to。"))
        }
        guard (other == nil) != (from == nil), to == nil || from != nil, from == nil || day.today == nil else {
            throw ValidationError(
                Huitou.text(
                    en: "Name another segment, or a day with --from (and --to), but not both.",
                    zh: "请给出另一个人群，或用 --from（和 --to）给出日期，二者取一。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(
            CompareSegments(try await question(on: session), brand: brand.brand, limit: list.most), asExport: list.csv)
        if session.isJSON {
            return session.context.output.out(try JSONText.of(DiffAnswer(answer, session.context.language)))
        }
        let view = DiffView(answer: answer, hasDays: other == nil, context: session.context)
        if list.csv { session.context.output.out(view.table.csv()) } else { view.show() }
    }

    private func question(on session: CommandSession) async throws -> CompareSegments.Question {
        if let other { return .segments(segment.text, other, on: day.day) }
        let brand = try await session.run(FindBrand(name: brand.brand))
        let today = BrandDay(Clock.now, in: brand.timeZone)
        return .days(segment.text, from.flatMap { BrandDay($0) } ?? today, to.flatMap { BrandDay($0) } ?? today)
    }
}

/// A comparison for people.
private struct DiffView {
    let answer: CompareSegments.Answer
    let hasDays: Bool
    let context: CommandContext

    func show() {
        var sums = Table([
            .text(context.words(en: "customers in", zh: "人群")), .number(context.words(en: "customers", zh: "人数")),
        ])
        sums.add(title(answer.one), answer.one.count.grouped)
        sums.add(title(answer.other), answer.other.count.grouped)
        sums.add(context.words(en: "both", zh: "两者都在"), answer.both.grouped)
        sums.add(alone(answer.one), answer.one.alone.grouped)
        sums.add(alone(answer.other), answer.other.alone.grouped)
        context.show(sums)
        answer.remarks.forEach(context.say)
        guard !answer.one.lines.isEmpty || !answer.other.lines.isEmpty else { return }
        context.output.out("\n")
        context.show(table)
        guard answer.one.alone > answer.one.lines.count || answer.other.alone > answer.other.lines.count else { return }
        context.say(ListOptions.more)
    }

    var table: Table {
        var table = Table([
            .text(context.words(en: "only in", zh: "仅在")), .id(context.words(en: "customer", zh: "客户")),
            .text(context.words(en: "name", zh: "名称")),
        ])
        for side in [answer.one, answer.other] {
            for line in side.lines { table.add(title(side), line.customer, line.name ?? "") }
        }
        return table
    }

    private func title(_ side: CompareSegments.Side) -> String {
        hasDays ? "\(side.title) \(side.day)" : side.title
    }

    private func alone(_ side: CompareSegments.Side) -> String {
        context.words(en: "only in \(title(side))", zh: "仅在 \(title(side))")
    }
}

/// A comparison for programs.
private struct DiffAnswer: Encodable {
    struct Side: Encodable {
        let segment: String
        let day: String
        let count: Int
        let alone: Int
        let customers: [String]

        init(_ side: CompareSegments.Side) {
            segment = side.title
            day = side.day.description
            count = side.count
            alone = side.alone
            customers = side.lines.map(\.customer)
        }
    }

    let one: Side
    let other: Side
    let both: Int
    let remarks: [String]

    init(_ answer: CompareSegments.Answer, _ language: Language) {
        one = Side(answer.one)
        other = Side(answer.other)
        both = answer.both
        remarks = answer.remarks.map { $0(in: language) }
    }
}

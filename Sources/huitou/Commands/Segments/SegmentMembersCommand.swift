import ArgumentParser
import Insight
import Operations
import Segments
import Shop

/// `huitou segments count`
struct CountSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: Huitou.text(en: "How many customers are in a segment.", zh: "人群有多少客户。"))

    @OptionGroup var segment: SegmentOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(
            AskSegment(segment.text, brand: brand.brand, today: day.day, limit: 0))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(MembersAnswer(answer, session.context.language)))
        }
        MembersView(answer: answer, context: session.context).showCount()
    }
}

/// `huitou segments members`
struct SegmentMembersCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "members", abstract: Huitou.text(en: "Who is in a segment.", zh: "人群里有谁。"))

    @OptionGroup var segment: SegmentOptions
    @OptionGroup var list: ListOptions
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "Of a saved segment: as it was recorded at the end of the day.", zh: "已保存的人群：按当日结束时的记录。")))
    var recorded = false
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(
            AskSegment(
                segment.text, brand: brand.brand, today: day.day, isRecorded: recorded, limit: list.most),
            asExport: list.csv)
        if session.isJSON {
            return session.context.output.out(try JSONText.of(MembersAnswer(answer, session.context.language)))
        }
        let view = MembersView(answer: answer, context: session.context)
        if list.csv { session.context.output.out(view.table.csv()) } else { view.show() }
    }
}

/// Members for programs.
private struct MembersAnswer: Encodable {
    struct Member: Encodable {
        let customer: String
        let name: String?
    }

    let segment: String
    let day: String
    let count: Int
    let customers: Int
    let members: [Member]
    let remarks: [String]

    init(_ answer: AskSegment.Answer, _ language: Language) {
        segment = answer.segment.text(in: language)
        day = answer.members.day.description
        count = answer.members.members.count
        customers = answer.members.known
        members = answer.lines.map { Member(customer: $0.customer, name: $0.name) }
        remarks = answer.remarks.map { $0(in: language) }
    }
}

/// Members for people.
private struct MembersView {
    let answer: AskSegment.Answer
    let context: CommandContext

    func showCount() {
        context.output.out(answer.segment.text(in: context.language) + "\n")
        let (count, known) = (answer.members.members.count, answer.members.known)
        context.say(
            en: "\(count.grouped) of \(Figures.counted(known, "customer")) on \(answer.members.day)",
            zh: "\(answer.members.day) 共 \(count.grouped) 人（全部客户 \(known.grouped) 人）")
        answer.remarks.forEach(context.say)
    }

    func show() {
        showCount()
        guard !answer.lines.isEmpty else { return }
        context.show(table)
        guard answer.members.members.count > answer.lines.count else { return }
        context.say(ListOptions.more)
    }

    var table: Table {
        var table = Table([
            .id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称")),
        ])
        for line in answer.lines { table.add([line.customer, line.name ?? ""]) }
        return table
    }
}

import ArgumentParser
import Insight
import Operations
import Segments
import Shop

/// `huitou segments export`
struct ExportSegmentCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Huitou.text(en: "Everybody in a segment, as CSV.", zh: "将人群导出为 CSV。"),
        discussion: Huitou.text(
            en: "Names are masked. A cell that a spreadsheet would run as a formula gets a leading quote.",
            zh: "姓名已脱敏。可能被表格软件当作公式执行的单元格会加前导单引号。"))

    @OptionGroup var segment: SegmentOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The file to write (the output unless told).", zh: "写入的文件（默认输出到终端）。"), valueName: "file"))
    var to: String?
    @Flag(
        help: ArgumentHelp(Huitou.text(en: "Write over a file that is there.", zh: "覆盖已有文件。")))
    var overwrite = false
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let context = session.context
        let answer = try await session.run(ExportSegment(segment.text, brand: brand.brand, today: day.day))
        let text = Self.table(answer, context).csv()
        guard let to else { return context.output.out(text) }
        let path = context.path(to)
        try NewFile(path: path, replaces: overwrite).write(Array(("\u{FEFF}" + text).utf8))
        if session.isJSON {
            return context.output.out(try JSONText.of(ExportAnswer(file: path, customers: answer.rows.count)))
        }
        context.say(
            en: "\(Figures.counted(answer.rows.count, "customer")) of \(answer.day) written to \(to)",
            zh: "已将 \(answer.day) 的 \(answer.rows.count.grouped) 位客户写入 \(to)")
    }

    private static func table(_ answer: ExportSegment.Answer, _ context: CommandContext) -> Table {
        var table = Table([
            .id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称")),
            .text(context.words(en: "stage", zh: "生命周期")), .id("RFM"),
            .text(context.words(en: "class", zh: "类别")), .number(context.words(en: "purchases", zh: "购买次数")),
            .number(context.words(en: "spent", zh: "净消费")), .id(context.words(en: "currency", zh: "货币")),
            .id(context.words(en: "first order", zh: "首次购买")), .id(context.words(en: "last order", zh: "最近购买")),
        ])
        for row in answer.rows {
            table.add(
                row.line.customer, row.line.name ?? "", row.stage.name(in: context.language),
                row.rfmClass?.code ?? "", row.rfmClass.map { $0.label(answer.labels)(in: context.language) } ?? "",
                String(row.purchases), row.spent.plain, row.spent.currency.code, row.firstOrder?.description ?? "",
                row.lastOrder?.description ?? "")
        }
        return table
    }
}

/// What was written, for programs.
private struct ExportAnswer: Encodable {
    let file: String
    let customers: Int
}

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
            en:
                "Names are masked unless --unmasked asks otherwise. A cell that a spreadsheet would run as a formula gets a leading quote.",
            zh: "姓名默认脱敏，除非使用 --unmasked。可能被表格软件当作公式执行的单元格会加前导单引号。"))

    @OptionGroup var segment: SegmentOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The file to write (the output unless told).", zh: "写入的文件（默认输出到终端）。"), valueName: "file"))
    var to: String?
    @Flag(
        help: ArgumentHelp(Huitou.text(en: "Write over a file that is there.", zh: "覆盖已有文件。")))
    var overwrite = false
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "With names, phones, emails and addresses as they are; the audit says so.",
                zh: "包含未脱敏的姓名、手机、邮箱和地址，并记入审计。")))
    var unmasked = false
    @OptionGroup var day: DayOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let context = session.context
        let answer = try await session.run(
            ExportSegment(
                segment.text, brand: brand.brand, today: day.day, isUnmasked: unmasked, to: to.map(context.path)))
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

    private static let unmaskedKinds: [PersonalKind] = [.phone, .email, .address]

    private static func table(_ answer: ExportSegment.Answer, _ context: CommandContext) -> Table {
        let kinds = answer.isUnmasked ? unmaskedKinds : []
        var table = Table(columns(context) + kinds.map { Table.Column.text($0.name(in: context.language)) })
        for row in answer.rows {
            let cells = [
                row.line.customer, names(of: row), row.stage.name(in: context.language),
                row.rfmClass?.code ?? "", row.rfmClass.map { $0.label(answer.labels)(in: context.language) } ?? "",
                String(row.purchases), row.spent.plain, row.spent.currency.code, row.firstOrder?.description ?? "",
                row.lastOrder?.description ?? "",
            ]
            table.add(
                cells
                    + kinds.map { kind in
                        row.revealed.filter { $0.kind == kind }.map(\.text).joined(separator: "; ")
                    })
        }
        return table
    }

    /// As they are where that was asked for, else masked.
    private static func names(of row: ExportSegment.Row) -> String {
        let names = row.revealed.filter { $0.kind == .name }.map(\.text)
        return names.isEmpty ? row.line.name ?? "" : names.joined(separator: "; ")
    }

    private static func columns(_ context: CommandContext) -> [Table.Column] {
        [
            .id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称")),
            .text(context.words(en: "stage", zh: "生命周期")), .id("RFM"),
            .text(context.words(en: "class", zh: "类别")), .number(context.words(en: "purchases", zh: "购买次数")),
            .number(context.words(en: "spent", zh: "净消费")), .id(context.words(en: "currency", zh: "货币")),
            .id(context.words(en: "first order", zh: "首次购买")), .id(context.words(en: "last order", zh: "最近购买")),
        ]
    }
}

/// What was written, for programs.
private struct ExportAnswer: Encodable {
    let file: String
    let customers: Int
}

import ArgumentParser
import Operations
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
        try to.map { try NewFile(path: context.path($0), replaces: overwrite).check() }
        let answer = try await session.run(
            ExportSegment(
                segment.text, brand: brand.brand, today: day.day, isUnmasked: unmasked, to: to.map(context.path)))
        let sheet = SegmentSheet(answer, in: context.language)
        let text = ([sheet.titles] + answer.rows.map(sheet.cells)).map(CSVText.line).joined()
        guard let to else { return context.output.out(text) }
        let path = context.path(to)
        let file = NewFile(path: path, replaces: overwrite)
        try file.write(Array(("\u{FEFF}" + text).utf8))
        try await file.confirm(of: answer.rows.map(\.line.customer), brand: brand.brand, in: session)
        if session.isJSON {
            return context.output.out(try JSONText.of(ExportAnswer(file: path, customers: answer.rows.count)))
        }
        context.say(
            en: "\(Figures.counted(answer.rows.count, "customer")) of \(answer.day) written to \(to)",
            zh: "已将 \(answer.day) 的 \(answer.rows.count.grouped) 位客户写入 \(to)")
    }
}

/// What was written, for programs.
private struct ExportAnswer: Encodable {
    let file: String
    let customers: Int
}

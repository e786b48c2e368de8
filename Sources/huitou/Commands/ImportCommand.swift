import ArgumentParser
import Imports
import Operations
import Shop

/// `huitou import FILE`
struct ImportCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Huitou.text(
            en: "Take in a file of orders, lines, refunds, customers or products.", zh: "导入订单、明细、退款、客户或商品文件。"),
        discussion: Huitou.text(
            en: "The format is recognised by its columns. The same file again changes nothing. Rows with errors go to "
                + "FILE.errors.csv, with the rest of their orders, to be corrected there and imported. Reads CSV, "
                + "and orders of WooCommerce in JSON.",
            zh: "按列名自动识别格式。重复导入不会重复计入。有误的行连同所属订单写入 FILE.errors.csv，更正后可直接导入。"
                + "可读取 CSV 与 WooCommerce 的 JSON 订单。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "The file, as the platform exported it.", zh: "要导入的文件（平台导出的原文件即可）。")))
    var file: String
    @Flag(
        help: ArgumentHelp(
            Huitou.text(en: "End with status 3 when rows are held back.", zh: "有行暂缓时以状态 3 结束。")))
    var strict = false
    @OptionGroup var brand: BrandOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "The store it belongs to; may be left out when the platform has one.", zh: "所属店铺；该平台只有一家店铺时可省略。"),
            valueName: "name"))
    var store: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "The format, or a kept mapping, by name instead of by its columns.", zh: "按名称指定格式或已保存的映射，不自动识别。"),
            valueName: "name"))
    var format: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "A mapping file (YAML) to read it by, kept for the next time.", zh: "按此映射文件（YAML）读取，并保存供以后使用。"),
            valueName: "file"))
    var mapping: String?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Only show what would happen.", zh: "只预览，不写入。"))) var dryRun = false
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        var options = ImportFile.Options()
        options.brand = brand.brand
        options.store = store
        options.format = format
        options.mapping = mapping.map { .file(path: session.context.path($0)) }
        options.isDryRun = dryRun
        options.language = session.context.language
        let line = ImportProgressLine(session.context)
        defer { line.end() }
        let report = try await session.run(
            ImportFile(path: session.context.path(file), options: options) { line.show($0) })
        line.end()
        if session.isJSON {
            session.context.output.out(try JSONText.of(ImportAnswer(report)))
        } else {
            ImportSummary(report, session.context).show()
        }
        if strict, report.heldRows > 0 { throw ExitCode(ExitStatus.partly) }
    }
}

/// The report for programs: the counts stand beside the rest.
private struct ImportAnswer: Encodable {
    private struct Problem: Encodable {
        let line: Int
        let column: String?
        let value: String
        let code: String
        let reason: String
    }

    private enum Key: CodingKey {
        case format, encoding, store, dryRun, errorsFile, problems, notes
    }

    private let report: ImportReport

    init(_ report: ImportReport) {
        self.report = report
    }

    func encode(to encoder: any Encoder) throws {
        try ImportCounts(report).encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(report.format, forKey: .format)
        try container.encode(report.encoding, forKey: .encoding)
        try container.encode(report.store, forKey: .store)
        try container.encode(report.isDryRun, forKey: .dryRun)
        try container.encodeIfPresent(report.errorsFile, forKey: .errorsFile)
        try container.encode(problems, forKey: .problems)
        try container.encode(report.notes.map(\.english), forKey: .notes)
    }

    private var problems: [Problem] {
        report.firstProblems.compactMap { row in
            row.problem.map {
                Problem(
                    line: row.line, column: $0.column, value: $0.shownValue, code: $0.code, reason: $0.reason.english)
            }
        }
    }
}

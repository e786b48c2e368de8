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
            en: "The format is recognised by its columns. The same file again changes nothing; rows with errors go to "
                + "FILE.errors.csv, to be corrected there and imported.",
            zh: "按列名自动识别格式。重复导入不会重复计入；有误的行写入 FILE.errors.csv，更正后可直接导入。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "The file.", zh: "文件。"))) var file: String
    @OptionGroup var brand: BrandOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The store it belongs to.", zh: "所属店铺。"), valueName: "name"))
    var store: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "A format's or kept mapping's name, instead of recognising.", zh: "指定格式或映射名称，不自动识别。"),
            valueName: "name"))
    var format: String?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "A mapping file (YAML) to use and keep.", zh: "使用并保存的映射文件（YAML）。"), valueName: "file"))
    var mapping: String?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Only show what would happen.", zh: "只预览，不写入。"))) var dryRun = false
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        var options = ImportFile.Options()
        options.brand = brand.brand
        options.store = store
        options.format = format
        options.mappingPath = mapping.map { session.context.path($0) }
        options.isDryRun = dryRun
        options.language = session.context.language
        let line = ProgressLine(session.context)
        defer { line.end() }
        let report = try await session.run(
            ImportFile(path: session.context.path(file), options: options) { line.show($0) })
        line.end()
        if session.isJSON {
            session.context.output.out(try JSONText.of(ImportAnswer(report)))
        } else {
            ImportSummary(report, session.context).show()
        }
    }
}

/// The report for programs.
private struct ImportAnswer: Encodable {
    struct Problem: Encodable {
        let line: Int
        let column: String?
        let value: String
        let code: String
        let reason: String
    }

    let format: String
    let encoding: String
    let store: String
    let dryRun: Bool
    let rows: Int
    let orders: Int
    let refunds: Int
    let new: Int
    let advanced: Int
    let unchanged: Int
    let late: Int
    let conflicts: Int
    let leftOut: [String: Int]
    let heldRows: Int
    let badRows: Int
    let errorsFile: String?
    let customersNew: Int
    let customersKnown: Int
    let buyerShare: Double?
    let changedNothing: Bool
    let problems: [Problem]
    let notes: [String]

    init(_ report: ImportReport) {
        format = report.format
        encoding = report.encoding
        store = report.store
        dryRun = report.isDryRun
        rows = report.rows
        orders = report.orders
        refunds = report.refunds
        new = report.new
        advanced = report.advanced
        unchanged = report.unchanged
        late = report.late
        conflicts = report.conflicts
        leftOut = Dictionary(uniqueKeysWithValues: report.leftOut.map { ($0.key.rawValue, $0.value) })
        heldRows = report.heldRows
        badRows = report.badRows
        errorsFile = report.errorsFile
        customersNew = report.customersNew
        customersKnown = report.customersKnown
        buyerShare = report.buyerShare
        changedNothing = report.changedNothing
        notes = report.notes.map(\.english)
        problems = report.firstProblems.compactMap { row in
            row.problem.map {
                Problem(line: row.line, column: $0.column, value: $0.value, code: $0.code, reason: $0.reason.english)
            }
        }
    }
}

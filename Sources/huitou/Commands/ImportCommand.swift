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
        options.mappingPath = mapping.map { session.context.path($0) }
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
    let customerRecords: Int
    let productRecords: Int
    let reviews: Int
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
        customerRecords = report.customerRecords
        productRecords = report.productRecords
        reviews = report.reviews
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
                Problem(
                    line: row.line, column: $0.column, value: $0.shownValue, code: $0.code, reason: $0.reason.english)
            }
        }
    }
}

import ArgumentParser
import Operations
import Shop

/// `huitou customers export ID`
struct ExportCustomerCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Huitou.text(
            en: "Everything that is held about one person, as JSON, unmasked; the audit says so.",
            zh: "以 JSON 导出一位客户的全部信息（未脱敏），并记入审计。"))

    @OptionGroup var customer: CustomerOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The file to write (the output unless told).", zh: "写入的文件（默认输出到终端）。"), valueName: "file"))
    var to: String?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Write over a file that is there.", zh: "覆盖已有文件。")))
    var overwrite = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let context = session.context
        let path = to.map(context.path)
        try path.map { try NewFile(path: $0, replaces: overwrite).check() }
        let answer = try await session.run(
            ExportCustomer(id: customer.customer, brand: brand.brand, to: path))
        let text = try PersonDocument.json(of: answer)
        guard let path, let to else { return context.output.out(text) }
        let file = NewFile(path: path, replaces: overwrite)
        try file.write(Array(text.utf8))
        try await file.confirm(of: answer.named, brand: brand.brand, in: session)
        if session.isJSON { return context.output.out(try JSONText.of(["file": path])) }
        context.say(en: "Written to \(to).", zh: "已写入 \(to)。")
    }
}

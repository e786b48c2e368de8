import Access
import ArgumentParser
import Foundation
import Operations
import SampleData
import Shop

/// `huitou demo`: a sample shop, imported and read, from nothing.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: Huitou.text(en: "Make a small sample shop and show its customers.", zh: "生成示例店铺并展示其客户。"))

    @Option(help: ArgumentHelp(Huitou.text(en: "Where its files go.", zh: "文件存放位置。"), valueName: "folder"))
    var dir = ".demo"
    @OptionGroup var speech: SpeechOptions

    mutating func run() async throws {
        let context = CommandContext.current
        do {
            try await show(in: context)
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: speech.json, in: context))
        }
    }

    private func show(in context: CommandContext) async throws {
        let folder = context.path(dir)
        let files = try writeFiles(in: folder)
        let path = folder + "/shop.db"
        var options = try DatabaseOptions.parse(["--db", path])
        options.speech = speech
        let status = try await CommandSession.open(options, makes: true, in: context) { session in
            let brand = "香薰小铺"
            if try await session.run(ListBrands()).allSatisfy({ $0.brand.name != brand }) {
                _ = try await session.run(
                    CreateBrand(
                        name: brand, timeZone: "Asia/Shanghai", currency: "CNY", language: session.context.language))
            }
            for file in files {
                var options = ImportFile.Options()
                options.brand = brand
                let report = try await session.run(ImportFile(path: file, options: options) { _ in })
                if session.isJSON { continue }
                context.output.out("$ huitou import \(Self.short(file, context)) --db \(Self.short(path, context))\n")
                ImportSummary(report, context).show()
                context.output.out("\n")
            }
            let (report, settings) = try await session.run(
                ReportRFM(brand: brand, today: Self.lastDay, window: .days(365)))
            if session.isJSON {
                return context.output.out(try JSONText.of(RFMAnswer(report, labels: settings.labelSet)))
            }
            context.output.out("$ huitou rfm --db \(Self.short(path, context)) --today \(Self.lastDay)\n")
            RFMView(report: report, labels: settings.labelSet, context: context).show(withAdvice: true)
        }
        if status != 0 { throw ExitCode(status) }
        if speech.json { return }
        let shown = Self.short(path, context)
        context.say(
            en: "\nYour own shop: huitou brand create NAME --db my.db, then huitou import FILE --db my.db\n"
                + "This sample stays in \(shown): try huitou customers list --db \(shown)",
            zh: "\n换成自己的店：huitou brand create 名称 --db my.db，然后 huitou import 文件 --db my.db\n"
                + "示例保存在 \(shown)：可试试 huitou customers list --db \(shown)")
    }

    private static let lastDay = BrandDay("2026-06-30") ?? BrandDay(number: 20_634)

    private func writeFiles(in folder: String) throws -> [String] {
        let shop = CandleShop(seed: 28, persons: 420, until: Self.lastDay)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = [
            (folder + "/ExportOrderList202607010900.csv", TaobaoExport.orders(shop)),
            (folder + "/ExportOrderDetailList202607010901.csv", TaobaoExport.lines(shop)),
        ]
        for (path, data) in files { try data.write(to: URL(filePath: path)) }
        return files.map(\.0)
    }

    private static func short(_ path: String, _ context: CommandContext) -> String {
        path.hasPrefix(context.folder + "/") ? String(path.dropFirst(context.folder.count + 1)) : path
    }
}

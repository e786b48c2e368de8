import Access
import ArgumentParser
import Foundation
import Insight
import Operations
import SampleData
import Shop

/// `huitou demo`: a sample shop, imported and read, from nothing.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: Huitou.text(
            en: "Make a small sample shop, show its customers and open the console.",
            zh: "生成示例店铺，展示其客户并打开控制台。"))

    @Option(help: ArgumentHelp(Huitou.text(en: "Where its files go.", zh: "文件存放位置。"), valueName: "folder"))
    var dir = ".demo"
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en: "End without opening the console, as where nobody reads at a terminal.",
                zh: "不打开控制台，直接结束（输出不是终端时也是如此）。")))
    var noServe = false
    @OptionGroup var speech: SpeechOptions

    mutating func run() async throws {
        let context = CommandContext.current
        do {
            try await show(in: context)
        } catch let status as ExitCode {
            throw status
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: speech.json, in: context))
        }
    }

    private func show(in context: CommandContext) async throws {
        let folder = context.path(dir)
        let sample = SampleBrand(
            .candle(customers: 2_000), seed: SampleDay.seed, until: SampleDay.last, behavioursPerOrder: 0)
        let files = try writeFiles(of: sample, in: folder)
        var options = try DatabaseOptions.parse(["--db", folder + "/shop.db"])
        options.speech = speech
        let opensConsole = !noServe && !speech.json && context.output.isAnswerTerminal
        let status = try await CommandSession.open(options, makes: true, in: context) { session in
            let demo = Demo(sample: sample, database: Demo.short(folder + "/shop.db", context), session: session)
            try await demo.makeBrand()
            for file in files { try await demo.take(file) }
            if session.isJSON { return try await demo.answer() }
            try await demo.showClasses()
            try await demo.showStages()
            try await demo.showReturning()
            demo.sayNext()
            if opensConsole { try await demo.openConsole() }
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func writeFiles(of sample: SampleBrand, in folder: String) throws -> [String] {
        let files = SampleFiles(brand: sample, folder: folder)
        return try [SampleFile.taobaoOrders, .taobaoLines].map { try files.write($0, of: 0) }
    }
}

/// The steps of the demonstration, each as the command that a person would type.
private struct Demo: Sendable {
    let sample: SampleBrand
    /// As it is shown.
    let database: String
    let session: CommandSession

    private var context: CommandContext { session.context }
    private var today: BrandDay { sample.days.upperBound }

    func makeBrand() async throws {
        try await SampleHome.make(for: sample, on: session)
    }

    func take(_ file: String) async throws {
        var options = ImportFile.Options()
        options.brand = sample.name
        let line = ImportProgressLine(context)
        defer { line.end() }
        let report = try await session.run(ImportFile(path: file, options: options) { line.show($0) })
        line.end()
        if session.isJSON { return }
        type("import \(Self.short(file, context)) --db \(database)")
        ImportSummary(report, context).show()
        context.output.out("\n")
    }

    func answer() async throws {
        let (report, settings) = try await classes()
        context.output.out(try JSONText.of(RFMAnswer(report, labels: settings.labelSet)))
    }

    func showClasses() async throws {
        let (report, settings) = try await classes()
        type("rfm --db \(database) --today \(today)")
        RFMView(report: report, labels: settings.labelSet, context: context).show(withAdvice: true)
        context.output.out("\n")
    }

    func showStages() async throws {
        let (report, settings) = try await session.run(ReportStages(brand: sample.name, today: today))
        type("stages --db \(database) --today \(today)")
        StagesView(report: report, bounds: settings.stages, context: context).show()
        context.output.out("\n")
    }

    /// The repurchase rate on the last days of three months.
    func showReturning() async throws {
        let days = [today.adding(days: -61), today.adding(days: -30), today]
        var rates: [String] = []
        for day in days {
            let report = try await session.run(ReportRepurchase(brand: sample.name, today: day))
            rates.append("\(day) \(Figures.percent(report.repurchase.rate))")
        }
        let command = "huitou value --db \(database) --today \(today)"
        context.say(
            en: "Repurchase rate over 90 days: \(rates.joined(separator: " → "))\nHow it is reckoned: \(command)",
            zh: "90 天复购率：\(rates.joined(separator: " → "))\n如何计算：\(command)")
    }

    func sayNext() {
        context.say(
            en: "\nYour own shop: huitou brand create NAME --db my.db, then huitou import FILE --db my.db\n"
                + "This sample stays in \(database): try huitou customers list --db \(database)",
            zh: "\n换成自己的店：huitou brand create 名称 --db my.db，然后 huitou import 文件 --db my.db\n"
                + "示例保存在 \(database)：可试试 huitou customers list --db \(database)")
    }

    func openConsole() async throws {
        guard context.held == nil else {
            return context.say(
                en: "\nAnother huitou has \(database) open: its terminal says where the console is.",
                zh: "\n另一个 huitou 正在使用 \(database)：控制台地址见其终端。")
        }
        try await DemoConsole(sample: sample, session: session).run()
    }

    private func classes() async throws -> (report: RFMReport, settings: BrandSettings) {
        try await session.run(ReportRFM(brand: sample.name, today: today, RFMChoice(window: .days(365))))
    }

    private func type(_ command: String) {
        context.output.out("$ huitou \(command)\n")
    }

    static func short(_ path: String, _ context: CommandContext) -> String {
        path.hasPrefix(context.folder + "/") ? String(path.dropFirst(context.folder.count + 1)) : path
    }
}

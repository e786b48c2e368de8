import ArgumentParser
import Operations
import SampleData
import Shop

/// `huitou sample`
struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: Huitou.text(
            en: "Make up a brand with customers and orders, in a database or as files.", zh: "生成示例品牌（客户与订单），写入数据库或文件。"),
        discussion: Huitou.text(
            en: "The same seed makes the same brand: told again, nothing changes.", zh: "种子相同则品牌相同；重复运行不会有任何变化。"))

    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "A small candle shop, or a household brand with six stores.", zh: "candle 香薰小店，或 general 六家店铺的日用品牌。"
            ),
            valueName: "preset"))
    var preset: SamplePresetName = .candle
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "How many customers (3,000; general: a tenth of the orders).",
                zh: "客户数（默认 3,000；general 为订单数的十分之一）。"),
            valueName: "number"))
    var customers: Int?
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "About how many orders (general: 100,000).", zh: "大约多少笔订单（general 默认 100,000）。"),
            valueName: "number"))
    var orders: Int?
    @Option(help: ArgumentHelp(Huitou.text(en: "Which brand of its kind.", zh: "随机种子。"), valueName: "number"))
    var seed: UInt64 = SampleDay.seed
    @Option(
        help: ArgumentHelp(Huitou.text(en: "The last day of its life.", zh: "最后一天。"), valueName: "YYYY-MM-DD"))
    var until = SampleDay.last.description
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "How many looks, carts and the like for each order.", zh: "每笔订单约有多少次浏览、加购等行为。"),
            valueName: "number"))
    var behavioursPerOrder = 2.0
    @Flag(
        help: ArgumentHelp(
            Huitou.text(
                en:
                    "Leave out personal values, tags, traits and the like; keep what ties buyers to stores: to measure.",
                zh: "不含个人信息、标签、属性等，只留买家标识（用于测速）。")))
    var withoutPersons = false
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "Write files into this folder, and no database.", zh: "只在该文件夹写文件，不写数据库。"),
            valueName: "folder"))
    var out: String?
    @Option(help: ArgumentHelp(Huitou.text(en: "Whose export the files are.", zh: "文件格式。"), valueName: "format"))
    var format: SampleFormat?
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        let last = try DayOptions.day(until, of: "--until")
        guard (Self.firstUntil...Self.lastUntil).contains(last) else {
            throw ValidationError(
                Huitou.text(
                    en: "--until takes a day from \(Self.firstUntil) to \(Self.lastUntil).",
                    zh: "--until 应为 \(Self.firstUntil) 到 \(Self.lastUntil) 之间的日期。"))
        }
        try Self.check(customers, "--customers", 1...100_000_000)
        try Self.check(orders, "--orders", 1...1_000_000_000)
        guard (0...100).contains(behavioursPerOrder) else {
            throw ValidationError(
                Huitou.text(
                    en: "--behaviours-per-order takes a number from 0 to 100.", zh: "--behaviours-per-order 应为 0 到 100。"
                ))
        }
        if orders != nil, preset == .candle {
            throw ValidationError(
                Huitou.text(en: "--orders goes with --preset general.", zh: "--orders 只用于 --preset general。"))
        }
        if (out == nil) != (format == nil) {
            throw ValidationError(
                Huitou.text(en: "--out and --format go together.", zh: "--out 与 --format 须一起使用。"))
        }
        if let format, !format.isOf(preset) {
            throw ValidationError(
                Huitou.text(
                    en: "The candle shop is on Taobao alone: use --preset general for \(format.rawValue).",
                    zh: "香薰小店只在淘宝：\(format.rawValue) 请用 --preset general。"))
        }
    }

    private static let firstUntil = BrandDay(number: 12_784)  // 2005-01-01
    private static let lastUntil = BrandDay(number: 47_481)  // 2099-12-31

    mutating func run() async throws {
        let context = CommandContext.current
        do {
            if let out, let format { return try write(format, into: context.path(out), in: context) }
            let command = self
            let status = try await CommandSession.open(database, makes: true, in: context) {
                try await command.tell(on: $0)
            }
            if status != 0 { throw ExitCode(status) }
        } catch let status as ExitCode {
            throw status
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
        }
    }

    private func tell(on session: CommandSession) async throws {
        let brand = brand(behavioursPerOrder: behavioursPerOrder)
        let telling = SampleTelling(brand: brand, isWithoutPersons: withoutPersons, session: session)
        let report = try await telling.run()
        if session.isJSON { return session.context.output.out(try JSONText.of(Answer(brand, report))) }
        let (customers, orders) = (brand.persons.count, report.orders)
        let seconds = Figures.decimal(report.seconds, digits: 1)
        session.context.say(
            en: "Brand “\(brand.name)” up to \(brand.days.upperBound): \(Figures.counted(customers, "customer")), "
                + "\(Figures.counted(orders, "order")), \(Figures.counted(report.behaviours, "behaviour")) "
                + "in \(seconds) s",
            zh: "品牌“\(brand.name)”，截至 \(brand.days.upperBound)：\(customers.grouped) 位客户，\(orders.grouped) 笔订单，"
                + "\(report.behaviours.grouped) 次行为，用时 \(seconds) 秒")
        session.context.say(
            en: "  \(report.new.grouped) new · \(report.advanced.grouped) updated · "
                + "\(report.unchanged.grouped) unchanged · \(Figures.counted(report.conflicts, "conflict"))",
            zh: "  新增 \(report.new.grouped) · 更新 \(report.advanced.grouped) · 未变 \(report.unchanged.grouped) · "
                + "冲突 \(report.conflicts.grouped)")
        let options = "--db \(session.place.shown) --brand \(brand.name) --today \(brand.days.upperBound)"
        session.context.say(en: "Next: huitou stages \(options)", zh: "下一步：huitou stages \(options)")
    }

    private func write(_ format: SampleFormat, into folder: String, in context: CommandContext) throws {
        let files = SampleFiles(brand: brand(behavioursPerOrder: 0), folder: folder)
        let paths = try format.write(with: files)
        if database.speech.json { return context.output.out(try JSONText.of(["files": paths])) }
        for path in paths { context.output.out(path + "\n") }
    }

    private func brand(behavioursPerOrder: Double) -> SampleBrand {
        SampleBrand(
            preset.preset(customers: customers, orders: orders), seed: seed, until: BrandDay(until) ?? SampleDay.last,
            behavioursPerOrder: behavioursPerOrder)
    }

    private static func check(_ number: Int?, _ option: String, _ range: ClosedRange<Int>) throws {
        guard let number, !range.contains(number) else { return }
        throw ValidationError(
            Huitou.text(
                en: "\(option) takes a number from \(range.lowerBound) to \(range.upperBound.grouped).",
                zh: "\(option) 应为 \(range.lowerBound) 到 \(range.upperBound.grouped) 的数。"))
    }

    private struct Answer: Encodable {
        let brand: String
        let stores: [String]
        let until: String
        let customers: Int
        let told: SampleTelling.Report

        init(_ brand: SampleBrand, _ report: SampleTelling.Report) {
            self.brand = brand.name
            stores = brand.stores.map(\.name)
            until = brand.days.upperBound.description
            customers = brand.persons.count
            told = report
        }
    }
}

/// What every sample is unless told otherwise: always the same.
enum SampleDay {
    static let last = BrandDay("2026-06-30") ?? BrandDay(number: 20_634)
    static let seed: UInt64 = 28
}

import Access
import ArgumentParser
import Operations
import Shop

/// `huitou rfm`
struct RFMCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "rfm",
        abstract: Huitou.text(
            en: "Customers in the eight classes of recency, frequency and money.", zh: "按最近、频次、金额将客户分为八类。"))

    @OptionGroup var rfm: RFMOptions
    @OptionGroup var day: DayOptions
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        let choice = try await rfm.choice(of: brand.brand, on: session)
        let (report, settings) = try await session.run(ReportRFM(brand: brand.brand, today: day.day, choice))
        if session.isJSON {
            return session.context.output.out(try JSONText.of(RFMAnswer(report, labels: settings.labelSet)))
        }
        let view = RFMView(report: report, labels: settings.labelSet, context: session.context)
        if csv { session.context.output.out(view.csv()) } else { view.show() }
    }
}

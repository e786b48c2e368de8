import ArgumentParser
import Shop

/// On which day a figure stands.
struct DayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The day to reckon from (today unless told).", zh: "以哪天为今天（默认当天）。"), valueName: "YYYY-MM-DD"
        ))
    var today: String?

    /// Nil when it is the brand's own today.
    var day: BrandDay? { today.flatMap { BrandDay($0) } }

    func validate() throws {
        _ = try today.map { try Self.day($0, of: "--today") }
    }

    static func day(_ text: String, of option: String) throws -> BrandDay {
        guard let day = BrandDay(text) else {
            throw ValidationError(
                Huitou.text(
                    en: "\(option) takes a day such as 2011-12-10.", zh: "\(option) 应为形如 2011-12-10 的日期。"))
        }
        return day
    }
}

/// How much of a long list is shown.
struct ListOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "At most so many lines (20 unless told, all of them as CSV).", zh: "最多列出多少行（默认 20，CSV 为全部）。"),
            valueName: "number"))
    var limit: Int?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in CSV.", zh: "以 CSV 输出。"))) var csv = false

    /// Where lines are left out.
    static let more = Phrase(en: "… more with --limit, all with --csv", zh: "……用 --limit 显示更多，--csv 输出全部")

    /// Nil for all.
    var most: Int? { limit ?? (csv ? nil : 20) }

    func validate() throws {
        if let limit, limit < 1 {
            throw ValidationError(Huitou.text(en: "--limit takes a number from 1.", zh: "--limit 应为不小于 1 的数。"))
        }
    }
}

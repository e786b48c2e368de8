import Access
import Insight
import Operations
import Shop

/// RFM as the address asks for it, and as the page takes it.
struct RFMPart {
    let shell: Shell
    let look: RFMLook
    let picture: RFMPicture
    let settings: BrandSettings

    init(_ visit: Visit) async throws {
        shell = try await Shell(visit)
        look = RFMLook(visit.query)
        let (picture, settings) = try await visit.run(ReportRFMPicture(brand: shell.name, look.choice))
        self.picture = picture
        self.settings = settings
    }

    private var words: Words { shell.words }
    private var rule: RFMLook.Rule { RFMLook.Rule(picture.question.rule) }
    /// Whether it looks back as far as the brand does: scores are then what segments know.
    var isOwnWindow: Bool { picture.question.windowDays == settings.rfmWindowDays }
    /// Whether it is the brand's own: classes are then what segments know.
    var isOwn: Bool { isOwnWindow && picture.question.rule == settings.rfmRule }

    var sheets: RFMSheets { RFMSheets(self) }

    /// Nil where people are in no classes.
    func movement() async throws -> RFMMovement? {
        guard rule != .quintile, picture.customers > 0 else { return nil }
        let span = MonthSpan(shell)
        let answer = try await shell.visit.run(
            ReportMovement(brand: shell.name, from: span.firstDay, to: span.lastDay, look.choice))
        return RFMMovement(shell, look, span, answer.classes, settings.labelSet)
    }

    func page(movement: RFMMovement?) -> PageReply {
        var csv = ["heat": shell.beside("/rfm/heat.csv", look.kept)]
        if rule != .quintile { csv["classes"] = shell.beside("/rfm/classes.csv", look.kept) }
        if movement != nil { csv["movement"] = shell.beside("/rfm/movement.csv", shell.visit.query) }
        var values: PageValues = picture.customers == 0 ? ["empty": true] : figures
        values.merge(choices) { $1 }
        values["movement"] = movement?.values
        return shell.insight(
            "rfm", title: words("rfm.title"), in: .rfm, csv: csv, values, isRefused: look.isWrong)
    }

    private var choices: PageValues {
        let question = picture.question
        let chosen = look.rule ?? rule
        var days = RFMLook.windows
        if let own = question.windowDays, !days.contains(own) { days = (days + [own]).sorted() }
        let windows = days.map { PageValues.option(String($0), window($0), isChosen: $0 == question.windowDays) }
        return .filled([
            "rules": RFMLook.Rule.allCases.map {
                PageValues.option($0.rawValue, words("rfm." + $0.rawValue), isChosen: $0 == chosen)
            },
            "windows": windows + [.option("all", window(nil), isChosen: question.windowDays == nil)],
            "fixed": chosen == .fixed ? typed : nil, "said": said, "ownAddress": isOwn ? nil : shell.path + "/rfm",
            "problem": look.isWrong ? words("rfm.badBounds") : nil,
        ])
    }

    private var said: String {
        isOwn
            ? words("rfm.asOf", ["date": shell.written.fullDay(picture.question.today)])
            : words(
                "rfm.look",
                [
                    "rule": words("rfm." + RFMLook.Rule(settings.rfmRule).rawValue),
                    "window": window(settings.rfmWindowDays),
                ])
    }

    private func window(_ days: Int?) -> String {
        days.map { words("rfm.days", ["count": String($0)]) } ?? words("rfm.allTime")
    }

    /// The bounds as they were typed; before that those that are shown, to begin with.
    private var typed: PageValues {
        let shown = RFMBoundWords(shell, picture).typed
        let symbol = Written.symbol(of: picture.money.currency)
        return [
            "r": look.typed("r") ?? shown.recency, "f": look.typed("f") ?? shown.frequency,
            "m": look.typed("m") ?? shown.money,
            "moneyLabel": words("rfm.fixedM", ["symbol": symbol]),
        ]
    }

    private var figures: PageValues {
        let coverage = picture.coverage
        let hasClasses = rule != .quintile
        let classes = RFMClassPart(self)
        let bounds = RFMBoundWords(shell, picture)
        return .filled([
            "full": true, "picture": hasClasses ? classes.picture(bounds) : nil, "advice": hasClasses ? true : nil,
            "classRows": classes.rows, "bounds": bounds.lines, "boundsFormula": bounds.formula,
            "coverageFormula": PageValues.formula(
                words("rfm.coverageFormula"),
                [
                    words(
                        "today.division",
                        [
                            "part": shell.written.count(coverage.claimed),
                            "whole": shell.written.count(coverage.purchases),
                        ])
                ]),
            "coverageValue": coverage.share.map { shell.written.percent($0) } ?? "–",
            "coverage": shell.stated(coverage),
            "counted": words("rfm.counted", ["count": shell.written.count(picture.customers)]),
            "heat": RFMHeat(self).values, "heatSummary": RFMHeat(self).summary,
        ])
    }
}

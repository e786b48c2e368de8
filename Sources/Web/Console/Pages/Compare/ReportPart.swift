import Access
import Foundation
import Insight
import Operations
import Shop

/// The printed page's figures: those of Today, and the eight classes.
struct ReportPart {
    let shell: Shell
    private let today: ReportToday.Answer
    private let picture: RFMPicture
    private let settings: BrandSettings

    init(_ shell: Shell) async throws {
        self.shell = shell
        today = try await shell.visit.run(ReportToday(brand: shell.name))
        let answer = try await shell.visit.run(ReportRFMPicture(brand: shell.name))
        picture = answer.picture
        settings = answer.settings
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    var values: PageValues {
        let hasClasses = picture.question.rule != .quintile && picture.customers > 0
        var values: PageValues = [
            "date": written.fullDay(today.day), "numbers": numbers, "trend": ReportTrend(shell, today).values,
            "stages": stages, "rule": rule, "classRows": classRows,
            "bounds": RFMBoundWords(shell, picture).lines, "stores": coverage, "footnote": footnote,
        ]
        if hasClasses { values["hasClasses"] = true }
        return values
    }

    private var numbers: [PageValues] {
        let revenue = today.revenue
        let now = today.repurchase.last
        let all = revenue.first.minor + revenue.returning.minor
        let share = all > 0 ? written.percent(Double(revenue.returning.minor) / Double(all)) : nil
        return [
            .filled([
                "label": words("today.repurchase"), "value": percent(now?.repurchase.rate),
                "note": ReportTrend(shell, today).change,
            ]),
            ["label": words("today.buyBack"), "value": percent(now?.buyBack.rate)],
            .filled([
                "label": words("today.returning"), "value": written.roundMoney(revenue.returning),
                "note": share.map { words("today.ofAll", ["share": $0]) },
            ]),
            [
                "label": words("today.risk"), "value": written.roundMoney(today.valueAtRisk),
                "note": words("today.riskDetail", ["count": written.count(today.stages[.cooling] ?? 0)]),
            ],
        ]
    }

    private func percent(_ rate: Double?) -> String {
        rate.map { written.percent($0) } ?? "–"
    }

    /// As a bar is long.
    private func width(_ rate: Double?) -> String {
        Written.decimal(100 * min(1, max(0, rate ?? 0)), digits: 1)
    }

    private var stages: [PageValues] {
        Stage.allCases.map { stage in
            let count = today.stages[stage] ?? 0
            let share = Share(count, of: today.customers).rate
            return [
                "stage": stage.rawValue, "label": stage.name(in: words.language).begun, "percent": width(share),
                "people": written.count(count), "share": percent(share),
            ]
        }
    }

    private var rule: String {
        let rule =
            switch picture.question.rule {
            case .mean: "rfm.mean"
            case .median: "rfm.median"
            case .fixed: "rfm.fixed"
            case .quintile: "rfm.quintile"
            }
        let window = picture.question.windowDays.map { words("rfm.days", ["count": String($0)]) }
        return words(
            "report.rule",
            [
                "rule": words(rule), "window": window ?? words("rfm.allTime"),
                "coverage": percent(picture.coverage.share),
            ])
    }

    private var classRows: [PageValues] {
        picture.classes.map { row in
            [
                "label": label(row), "code": row.rfmClass.code, "people": written.count(row.customers.part),
                "peoplePercent": width(row.customers.rate), "peopleShare": percent(row.customers.rate),
                "money": written.roundMoney(row.money), "moneyPercent": width(row.shareOfMoney),
                "moneyShare": percent(row.shareOfMoney),
            ]
        }
    }

    private func label(_ row: RFMPicture.ClassRow) -> String {
        row.rfmClass.label(settings.labelSet)(in: words.language).begun
    }

    private var coverage: [PageValues] {
        guard let share = today.coverage.share else { return [] }
        return [["label": words("today.allStores"), "percent": width(share), "share": percent(share)]]
    }

    private var footnote: String {
        let zone = shell.brand.timeZone
        let locale = Locale(identifier: words.language == .chinese ? "zh-Hans" : "en")
        return words(
            "report.footnote",
            [
                "date": written.fullDay(today.day),
                "zone": zone.localizedName(for: .generic, locale: locale) ?? zone.identifier,
            ])
    }

    /// The four numbers, the stages and the classes, a figure in each row.
    var sheet: Sheet {
        let now = today.repurchase.last
        func decimal(_ rate: Double?) -> String { rate.map { Written.decimal($0, digits: 4) } ?? "" }
        var rows = [
            [words("today.repurchase"), decimal(now?.repurchase.rate)],
            [words("today.buyBack"), decimal(now?.buyBack.rate)],
            [words("today.returning"), today.revenue.returning.plain],
            [words("today.risk"), today.valueAtRisk.plain],
        ]
        rows += Stage.allCases.map {
            [words("today.stage") + ": " + $0.name(in: words.language), String(today.stages[$0] ?? 0)]
        }
        for row in picture.classes where picture.question.rule != .quintile {
            rows.append([label(row) + " " + row.rfmClass.code, String(row.customers.part)])
        }
        return Sheet(titles: [words("compare.figure"), words("report.value")], rows: rows)
    }
}

import Foundation
import Insight
import Operations
import Shop

/// Today's figures as the page takes them.
struct TodayPart {
    private let shell: Shell
    private let report: ReportToday.Answer
    private let due: ListDue.Answer?
    private let attention: [PageValues]

    init(_ shell: Shell, _ report: ReportToday.Answer, due: ListDue.Answer?, attention: [PageValues]) {
        self.shell = shell
        self.report = report
        self.due = due
        self.attention = attention
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    var values: PageValues {
        let isEmpty = report.coverage.purchases == 0 && report.customers == 0
        return [
            "date": words(
                "today.date",
                ["date": written.weekday(report.day), "zone": zone]),
            "empty": isEmpty, "full": !isEmpty, "repurchase": repurchase, "rates": rates, "attention": attention,
            "stagesTotal": words("today.stagesTotal", ["count": written.count(report.customers)]), "stages": stages,
            "sinceMonth": words("today.sinceMonth", ["date": written.day(report.moves.from, today: report.day)]),
            "moves": moves, "risk": risk, "coverage": coverage,
            "coverageFormula": ["text": words("today.coverageFormula")] as PageValues, "revenue": revenue,
            "due": dueLines, "dueTotal": words("today.dueTotal", ["count": written.count(due?.total ?? 0)]),
        ]
    }

    /// `China Time`, `中国时间`
    private var zone: String {
        let zone = shell.brand.timeZone
        let locale = Locale(identifier: words.language == .chinese ? "zh-Hans" : "en")
        return zone.localizedName(for: .generic, locale: locale) ?? zone.identifier
    }

    /// By weeks, for a spreadsheet.
    var sheet: Sheet {
        let revenue = report.revenue
        func money(_ minor: Int64) -> String { Money(minor: minor, revenue.currency).plain }
        let rates = report.repurchase.suffix(revenue.weeks.count)
        return Sheet(
            titles: ["week", "repurchase", "returning", "fresh"].map { words("today." + $0) },
            rows: zip(revenue.weeks, rates).map { week, rate in
                [
                    week.start.description, rate.repurchase.rate.map { Written.decimal($0, digits: 4) } ?? "",
                    money(week.returningMinor), money(week.firstMinor),
                ]
            })
    }

    private func customers(in segment: String) -> String {
        shell.path + "/customers?segment=" + FormFields.encoded(segment)
    }

    private func formula(_ word: String, _ share: Share, _ places: [String: String] = [:]) -> PageValues {
        [
            "text": words(word, places),
            "parts": [
                words(
                    "today.division", ["part": written.count(share.part), "whole": written.count(share.whole)])
            ],
        ]
    }

    private func percent(_ share: Share) -> String {
        share.rate.map { written.percent($0) } ?? "–"
    }

    private var repurchase: PageValues {
        guard let now = report.repurchase.last, let before = report.repurchase.first else { return [:] }
        var values: PageValues = [
            "value": percent(now.repurchase), "formula": formula("today.repurchaseFormula", now.repurchase),
            "address": customers(in: "bought at least 1 times within 90 days"), "chart": rateChart,
        ]
        if let rate = now.repurchase.rate, let old = before.repurchase.rate {
            let points = (rate - old) * 100
            values["change"] =
                [
                    "tone": points >= 0 ? "good" : "bad", "isUp": points > 0, "isDown": points < 0,
                    "text": words(
                        "today.change",
                        [
                            "points": (points > 0 ? "+" : "") + Written.decimal(points, digits: 1),
                            "before": written.percent(old),
                        ]),
                ] as PageValues
        }
        return values
    }

    private var rates: [PageValues] {
        guard let now = report.repurchase.last else { return [] }
        let days = ["count": String(now.question.afterFirstDays)]
        return [
            [
                "label": words("today.buyBack"), "value": percent(now.buyBack),
                "formula": formula("today.buyBackFormula", now.buyBack),
                "address": customers(in: "bought at least 1 times within 90 days"),
            ],
            [
                "label": words("today.afterFirst", days), "value": percent(now.afterFirst),
                "formula": formula("today.afterFirstFormula", now.afterFirst, days),
                "address": customers(in: "orders.count >= 2"),
            ],
        ]
    }

    private var rateChart: PageValues {
        let points = report.repurchase.map { ($0.question.today, $0.repurchase.rate ?? 0) }
        let labels = points.map { written.shortDay($0.0) }
        let high = points.max { $0.1 < $1.1 }
        return Chart(
            kind: .line, isPercent: true, currency: nil, labels: labels,
            series: [Chart.Series(name: words("today.repurchase"), colour: "accent", values: points.map(\.1))],
            summary: words(
                "today.rateSummary",
                [
                    "from": written.percent(points.first?.1 ?? 0), "to": written.percent(points.last?.1 ?? 0),
                    "high": written.percent(high?.1 ?? 0), "when": high.map { written.shortDay($0.0) } ?? "",
                ])
        ).values(written) { written.percent($0) }
    }

    private var stages: [PageValues] {
        let all = max(1, report.customers)
        var before: [Stage: Int] = [:]
        for cell in report.moves.cells { if let from = cell.from { before[from, default: 0] += cell.customers } }
        var begun = 0.0
        return Stage.allCases.map { stage in
            let count = report.stages[stage] ?? 0
            let width = Double(count) / Double(all) * 100
            defer { begun += width }
            return [
                "stage": stage.rawValue, "label": stage.name(in: words.language).begun, "count": written.count(count),
                "share": written.percent(Double(count) / Double(all)), "barX": Written.decimal(begun, digits: 2),
                "barWidth": Written.decimal(width, digits: 2),
                "flow": written.change(count - (before[stage] ?? 0)),
                "address": customers(in: "stage is " + stage.rawValue),
            ]
        }
    }

    private var moves: [PageValues] {
        report.moves.cells.compactMap { cell in
            guard cell.from != cell.to, let to = cell.to else { return nil }
            return [
                "from": cell.from?.name(in: words.language).begun ?? words("today.newcomers"),
                "to": to.name(in: words.language).begun, "count": written.count(cell.customers),
            ]
        }
    }

    private var risk: PageValues {
        [
            "value": written.roundMoney(report.valueAtRisk),
            "formula": ["text": words("today.riskFormula")] as PageValues,
            "address": customers(in: "stage is cooling"),
            "detail": words("today.riskDetail", ["count": written.count(report.stages[.cooling] ?? 0)]),
        ]
    }

    private var coverage: [PageValues] {
        guard let share = report.coverage.share else { return [] }
        return [
            [
                "store": words("today.allStores"), "value": written.percent(share),
                "colour": share < 0.6 ? "cooling" : "active", "percent": Written.decimal(share * 100, digits: 1),
            ]
        ]
    }

    private var revenue: PageValues {
        let report = report.revenue
        let all = Money(minor: report.first.minor + report.returning.minor, report.currency)
        func share(_ part: Money) -> String {
            all.minor == 0
                ? "" : words("today.ofAll", ["share": written.percent(Double(part.minor) / Double(all.minor))])
        }
        return [
            "formula": ["text": words("today.revenueFormula")] as PageValues,
            "returning": written.roundMoney(report.returning), "returningShare": share(report.returning),
            "returningAddress": customers(in: "orders.count >= 2"),
            "fresh": written.roundMoney(report.first), "freshShare": share(report.first),
            "freshAddress": customers(in: "orders.count is 1"), "chart": revenueChart(all),
        ]
    }

    private func revenueChart(_ all: Money) -> PageValues {
        let report = report.revenue
        let units = Double(report.currency.minorPerUnit)
        let best = report.weeks.max { $0.firstMinor + $0.returningMinor < $1.firstMinor + $1.returningMinor }
        return Chart(
            kind: .bars, isPercent: false, currency: report.currency,
            labels: report.weeks.map { written.shortDay($0.start) },
            series: [
                Chart.Series(
                    name: words("today.returning"), colour: "accent",
                    values: report.weeks.map { Double($0.returningMinor) / units }),
                Chart.Series(
                    name: words("today.fresh"), colour: "s-dormant",
                    values: report.weeks.map { Double($0.firstMinor) / units }),
            ],
            summary: words(
                "today.revenueSummary",
                [
                    "returning": written.roundMoney(report.returning), "all": written.roundMoney(all),
                    "when": best.map { written.shortDay($0.start) } ?? "",
                ])
        ).values(written) { written.roundMoney(Money(minor: Int64($0 * units), report.currency)) }
    }

    private var dueLines: [PageValues] {
        (due?.lines ?? []).map { line in
            [
                "name": line.name ?? line.customer, "initial": Written.initial(of: line.name ?? "#"),
                "address": shell.path + "/customers/" + line.customer,
                "detail": words("customer.lastBought") + " " + written.day(line.row.last, today: report.day),
                "lamp": DuePart.lamp(line, report.day), "when": DuePart.when(line, report.day, written),
            ]
        }
    }
}

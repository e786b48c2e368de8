import Access
import HTTPTypes
import Insight
import Operations
import Shop
import TestDatabases
import Testing

@testable import Web

/// What is answered over HTTP is what the operation says.
struct FigureRoutesTests {
    @Test func classesAreThoseOfTheReport() async throws {
        try await ShopCounter.open { shop in
            let day = BrandDay("2026-03-01")
            let (report, settings) = try await shop.counter.run(
                ReportRFM(brand: "A1", today: day, RFMChoice(window: .days(90), rule: .median)))
            let body = try await shop.read(RFMBody.self, "/figures/rfm?day=2026-03-01&window=90&rule=median")
            #expect(body.day.day == day && body.windowDays == 90 && body.customers == report.figures.count)
            #expect(body.customers > 10)
            #expect(body.classes.map(\.rfm) == report.rows.map(\.rfmClass.code))
            #expect(body.classes.map(\.customers) == report.rows.map(\.customers))
            #expect(body.classes.map(\.money) == report.rows.map { Amount($0.money) })
            #expect(body.classes.map(\.label) == report.rows.map { $0.rfmClass.label(settings.labelSet).english })
            #expect(body.thresholds?.rule == "median" && body.scores.isEmpty)
            let chinese = try await shop.send(.get, "/figures/rfm", headers: [.acceptLanguage: "zh"])
            #expect(chinese.text.contains("重要价值"))
        }
    }

    @Test func scoresAndOwnBoundsCanBeAskedFor() async throws {
        try await ShopCounter.open { shop in
            let scored = try await shop.counter.run(ReportRFM(brand: "A1", RFMChoice(rule: .quintile)))
            let body = try await shop.read(RFMBody.self, "/figures/rfm?rule=quintile")
            #expect(body.classes.isEmpty && body.scores.reduce(0) { $0 + $1.customers } == scored.report.scores.count)
            #expect(body.scores.map(\.scores) == Set(scored.report.scores.map(\.code)).sorted(by: >))
            #expect(body.thresholds?.money.count == 4)
            let bounds = RFMBounds(recencyDays: 180, frequency: 2, moneyMinor: 9990)
            let fixed = try await shop.counter.run(ReportRFM(brand: "A1", RFMChoice(rule: .fixed(bounds))))
            let bound = try await shop.read(RFMBody.self, "/figures/rfm?bounds=180/2/99.90")
            #expect(bound.classes.map(\.customers) == fixed.report.rows.map(\.customers))
            #expect(bound.thresholds?.money == [Amount(Money(minor: 9990, .cny))])
            for query in ["bounds=180/0/1", "window=0", "window=ever", "rule=best", "day=2026-02-30", "money=much"] {
                let answer = try await shop.send(.get, "/figures/rfm?" + query)
                #expect(answer.status == 400, "\(query) \(answer.text)")
            }
        }
    }

    @Test func stagesTiersAndRatesAreThoseOfTheReports() async throws {
        try await ShopCounter.open { shop in
            let stages = try await shop.counter.run(ReportStages(brand: "A1")).report
            let staged = try await shop.read(StagesBody.self, "/figures/stages")
            #expect(staged.stages.map(\.customers) == Stage.allCases.map { stages.counts[$0] ?? 0 })
            #expect(staged.valueAtRisk == Amount(stages.valueAtRisk) && staged.customers > 100)
            let value = try await shop.counter.run(ReportValue(brand: "A1"))
            let tiers = try await shop.read(TiersBody.self, "/figures/value")
            #expect(tiers.tiers.map(\.customers) == ValueTier.allCases.map { value.tiers.counts[$0] ?? 0 })
            let rates = try await shop.read(RepurchaseBody.self, "/figures/repurchase")
            #expect(rates.repurchase.part == value.repurchase.repurchase.part)
            #expect(rates.repurchase.whole == value.repurchase.repurchase.whole && rates.repurchase.whole > 0)
            #expect(tiers.repurchase.afterFirst.whole == rates.afterFirst.whole)
        }
    }

    @Test func movementAndCyclesAreThoseOfTheReports() async throws {
        try await ShopCounter.open { shop in
            let (from, to) = (BrandDay("2026-02-01"), BrandDay("2026-05-01"))
            let moved = try await shop.counter.run(
                ReportMovement(brand: "A1", from: try #require(from), to: try #require(to)))
            let body = try await shop.read(MovementBody.self, "/figures/movement?from=2026-02-01&to=2026-05-01")
            #expect(body.stages.map(\.customers) == moved.stages.cells.map(\.customers))
            #expect(body.classes.map(\.to) == moved.classes.cells.map { $0.to?.code })
            #expect(body.stages.count > 2)
            let cycles = try await shop.counter.run(ReportCycles(brand: "A1", by: .product))
            let shown = try await shop.read(CyclesBody.self, "/figures/cycles?by=product&limit=3")
            #expect(shown.total == cycles.rows.count && shown.items.count == min(3, shown.total))
            #expect(shown.items.map(\.cycle.days) == cycles.rows.prefix(3).map(\.cycle.days))
            #expect(shown.brand?.intervals == cycles.brand?.intervals)
        }
    }

    @Test(arguments: ["brand", "product"])
    func whoIsDueComesPageByPage(_ by: String) async throws {
        try await ShopCounter.open { shop in
            let whole = try await shop.counter.run(
                ListDue(brand: "A1", withinDays: nil, subject: by == "brand" ? .whole : .products, limit: nil))
            var (lines, after): ([DueBody.Line], String?) = ([], nil)
            repeat {
                let page = try await shop.read(
                    DueBody.self, "/due?by=\(by)&limit=17" + (after.map { "&after=\($0)" } ?? ""))
                #expect(page.total == whole.total && page.items.count <= 17)
                lines += page.items
                after = page.next
            } while after != nil
            #expect(lines.count > 20)
            #expect(lines.map(\.customer) == whole.lines.map(\.customer))
            #expect(lines.map(\.due.day) == whole.lines.map(\.row.due))
            #expect(lines.map(\.productCode) == whole.lines.map { $0.product?.code })
            let wrong = try await shop.send(.get, "/due?after=elsewhere")
            #expect(wrong.status == 422)
        }
    }
}

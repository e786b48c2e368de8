import Access
import HTTPTypes
import Insight
import Operations
import Shop
import Testing

@testable import Web

/// RFM, stages, cycles and cohorts as browsers see them.
struct InsightPagesTests {
    private static let pages = [
        "/rfm", "/rfm?rule=median&window=90", "/rfm?rule=fixed&r=60&f=2&m=100", "/rfm?rule=quintile&window=all",
        "/rfm?from=2026-01&to=now", "/stages", "/stages?from=2025-12&to=2026-03", "/cycles",
        "/cycles?level=categories", "/cohorts", "/cohorts?show=monies", "/cohorts?source=platform:taobao&show=counts",
    ]
    private static let sheets = [
        "/rfm/classes.csv", "/rfm/heat.csv", "/rfm/movement.csv", "/stages/flow.csv", "/stages/values.csv",
        "/stages/reach.csv", "/stages/moves.csv", "/cycles/spread.csv", "/cycles/cycles.csv", "/cycles/masked.csv",
        "/cohorts/rates.csv", "/cohorts/cohorts.csv", "/cohorts/curve.csv", "/cohorts/paths.csv",
    ]

    private static func open(
        as role: Role = .owner, customers: Int = 60, _ body: (Visitor) async throws -> Void
    ) async throws {
        try await ShopCounter.open(customers: customers) { shop in
            try await body(try await Visitor(role, at: shop.counter))
        }
    }

    @Test(arguments: [Role.owner, .analyst], ["en", "zh"])
    func everyPageIsWhole(_ role: Role, _ language: String) async throws {
        try await Self.open(as: role) { visitor in
            var visitor = visitor
            visitor.language = language
            for path in Self.pages {
                let page = try await visitor.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.text.contains("{{") && page.text.contains("</html>"), "\(path)")
                #expect(page.text.matches(of: /\s(on[a-z]+|style)="/).isEmpty, "\(path)")
            }
        }
    }

    @Test func anEmptyBrandIsSaidToBeSo() async throws {
        try await Self.open(customers: 0) { visitor in
            for path in Self.pages {
                let page = try await visitor.get(path)
                #expect(page.status == 200 && page.text.contains("class=\"card empty\""), "\(path)")
            }
        }
    }

    @Test func whoMaySeeNoFiguresIsRefused() async throws {
        try await Self.open(as: .clerk) { visitor in
            for path in Self.pages + Self.sheets {
                let refused = try await visitor.get(path)
                #expect(refused.status == 403, "\(path)")
            }
            let refused = try await visitor.post("/cycles/masked", [("day", "2026-05-20"), ("act", "add")])
            #expect(refused.status == 403)
        }
    }

    @Test func everyTableIsAFile() async throws {
        try await Self.open { visitor in
            for path in Self.sheets {
                let answer = try await visitor.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.headers[.contentType]?.hasPrefix("text/csv") == true, "\(path)")
                let lines = answer.text.split(separator: "\r\n").map { Self.cells(of: String($0)) }
                #expect(lines.count > 1, "\(path)")
                #expect(Set(lines.map(\.count)).count == 1, "\(path)")
            }
        }
    }

    /// Cells of a line of CSV without line ends in it.
    private static func cells(of line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].unicodeScalars.append(scalar)
            }
        }
        return cells
    }

    @Test func whatIsNotKnownIsNotThere() async throws {
        try await Self.open { visitor in
            for path in [
                "/cohorts?source=store:nowhere", "/cohorts?source=nonsense", "/cohorts?source=platform:moon",
                "/cycles?of=nonsense", "/cycles?of=store:nowhere", "/rfm/movement.csv?rule=quintile",
            ] {
                let refused = try await visitor.get(path)
                #expect(refused.status == 404, "\(path)")
            }
        }
    }

    @Test func classesAreThoseOfTheReport() async throws {
        try await Self.open { visitor in
            let picture = try await visitor.counter.run(ReportRFMPicture(brand: "A1")).picture
            let page = try await visitor.get("/rfm")
            for row in picture.classes {
                #expect(page.text.contains("segment=rfm%20is%20\(row.rfmClass.code)"))
                #expect(page.text.contains("<span class=\"many\">\(row.customers.part.grouped)</span>"))
            }
            let heat = page.text.matches(of: /segment=r%20%3D%20\d%20and%20f%20%3D%20\d/).count
            #expect(heat == picture.byFrequency.count { $0.customers > 0 })
        }
    }

    @Test func aLookLeadsToNoSegmentAndBack() async throws {
        try await Self.open { visitor in
            let look = try await visitor.get("/rfm?rule=median")
            #expect(look.links.contains(visitor.root + "/rfm"))
            #expect(!look.text.contains("segment=rfm%20is") && !look.text.contains("segments/new"))
            let fifths = try await visitor.get("/rfm?rule=quintile")
            #expect(!fifths.text.contains("id=\"h-classes\"") && fifths.text.contains("id=\"h-heat\""))
        }
    }

    @Test func badBoundsAreSaidAndStayTyped() async throws {
        try await Self.open { visitor in
            let begun = try await visitor.get("/rfm?rule=fixed")
            #expect(begun.status == 200 && begun.text.contains("name=\"r\""))
            let bad = try await visitor.get("/rfm?rule=fixed&r=soon&f=2&m=10")
            #expect(bad.status == 422 && bad.text.contains("value=\"soon\""))
        }
    }

    @Test func aDayIsMaskedAndCountedAgain() async throws {
        try await Self.open { visitor in
            let day = "2026-05-20"
            let added = try await visitor.post("/cycles/masked", [("day", day), ("act", "add")])
            #expect(added.status == 303 && added.headers[.location] == visitor.root + "/cycles")
            #expect(try await visitor.get("/cycles").text.contains("value=\"\(day)\""))
            let masked = try await visitor.counter.run(ShowSettings(brand: "A1")).promotionDays
            #expect(masked.single.map(\.description) == [day])
            #expect(masked.yearly == PromotionDays.standard.yearly)
            for value in [day, "06-16..06-18"] {
                let removed = try await visitor.post("/cycles/masked", [("day", value), ("act", "remove")])
                #expect(removed.status == 303, "\(value)")
            }
            let left = try await visitor.counter.run(ShowSettings(brand: "A1")).promotionDays
            #expect(left.single.isEmpty && left.yearly.count == PromotionDays.standard.yearly.count - 1)
            let bad = try await visitor.post("/cycles/masked", [("day", "soon"), ("act", "add")])
            #expect(bad.status == 422 && bad.text.contains("value=\"soon\""))
        }
        try await Self.open(as: .analyst) { visitor in
            let refused = try await visitor.post("/cycles/masked", [("day", "2026-05-20"), ("act", "add")])
            #expect(refused.status == 403)
            let page = try await visitor.get("/cycles")
            #expect(!page.text.contains("action=\"\(visitor.root)/cycles/masked\""))
        }
    }

    @Test func stagesAreWorthWhatTheirCustomersBrought() async throws {
        try await ShopCounter.open { shop in
            let worth = try await shop.counter.run(ReportStageWorth(brand: "A1"))
            let stages = try await shop.counter.run(ReportStages(brand: "A1")).report
            let year = try await shop.counter.run(
                ReportRFM(brand: "A1", RFMChoice(window: .days(365), money: .net))
            ).report
            #expect(worth.rows.map(\.stage) == Stage.allCases)
            for row in worth.rows { #expect(row.customers == stages.counts[row.stage] ?? 0) }
            #expect(worth.rows.first { $0.stage == .cooling }?.money == stages.valueAtRisk)
            #expect(worth.rows.reduce(0) { $0 + $1.money.minor } == year.money.minor)
        }
    }

    @Test func whoIsDueForAProductIsListedByIt() async throws {
        try await Self.open(customers: 120) { visitor in
            let counter = visitor.counter
            let due = try await counter.run(CountDue(brand: "A1", withinDays: 30))
            let whole = try await counter.run(ListDue(brand: "A1", withinDays: 30, subject: .whole, limit: 1))
            #expect(due.whole == whole.total)
            #expect(!due.byProduct.isEmpty)
            for (code, count) in due.byProduct {
                let list = try await counter.run(
                    ListDue(brand: "A1", withinDays: 30, subject: .products, product: code, limit: nil))
                #expect(list.total == count && list.lines.allSatisfy { $0.product?.code == code }, "\(code)")
                let query = FormFields([("by", "product"), ("product", code), ("within", "30")]).text
                let page = try await visitor.get("/due?" + query)
                #expect(page.status == 200 && page.text.contains("name=\"product\" value=\"\(Escaped.of(code))\""))
            }
        }
    }
}

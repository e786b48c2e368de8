import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// Small brands written by hand, in UTC. Day 0 is 1970-01-01.
struct CohortReportTests {
    private static func day(_ text: String) throws -> Int64 {
        Int64(try #require(BrandDay(text)).number)
    }

    @Test(arguments: TestEngine.available)
    func whoBeganInAMonthIsFollowedThroughThoseAfter(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            let (january, late, march) = (
                try Self.day("2024-01-05"), try Self.day("2024-01-30"), try Self.day("2024-03-02")
            )
            try await books.sell([
                .sale("A", day: january), .sale("B", day: late), .sale("C", day: march, minor: 5_000, refunded: 1_000),
                .sale("D", day: january, buyer: 8), .sale("E", day: march, buyer: 9),
                // Given back in full: no purchase, so that nobody began by it.
                .sale("F", day: january, buyer: 10, refunded: 10_000), .sale("G", day: march, buyer: 10),
                .sale("H", day: march, buyer: nil),
            ])
            try await books.giveBack([.of("R", day: march, buyer: 8, minor: 700)])
            let report = try await books.cohorts(on: "2024-03-10", months: 3)
            #expect(report.rows.map(\.month.description) == ["2024-01", "2024-02", "2024-03"])
            #expect(report.rows.map(\.customers) == [2, 0, 2])
            #expect(report.rows[0].cells.map(\.buyers.part) == [2, 0, 1])
            #expect(report.rows[0].cells.map(\.money.minor) == [30_000, 0, 3_300])
            #expect(report.rows[2].cells.map(\.money.minor) == [20_000])
            #expect(report.retention(after: 2) == Share(1, of: 2))
            #expect(report.isRunning(report.rows[2].month) && !report.isRunning(report.rows[1].month))
            #expect(report.coverage == Coverage(purchases: 7, claimed: 6, otherCurrency: 0))
            // Whoever began before the months is in none of them.
            let later = try await books.cohorts(on: "2024-03-10", months: 1)
            #expect(later.rows.map(\.customers) == [2])
        }
    }

    @Test(arguments: TestEngine.available)
    func theFirstOrderSaysTheSource(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            let day = try Self.day("2024-01-05")
            try await books.sell([
                StatedOrder.sale("A", day: day).with { $0.origin = "小艾" },
                StatedOrder.sale("B", day: day + 3, buyer: 8).with { $0.origin = "小艾" },
                .sale("C", day: day, buyer: 8),
            ])
            let shown = try await books.cohorts(on: "2024-01-31", months: 1, from: .origin("小艾"))
            #expect(shown.rows.map(\.customers) == [1])
            #expect(try await books.cohorts(on: "2024-01-31", months: 1, from: .stores([])).rows[0].customers == 0)
            #expect(try await books.cohorts(on: "2024-01-31", months: 1, from: .stores([ID(1)])).rows[0].customers == 2)
        }
    }
}

extension Books {
    /// By the plain recount and by the columns, which must agree.
    fileprivate func cohorts(
        on day: String, months: Int, from source: CohortQuestion.Source? = nil
    ) async throws -> CohortReport {
        let question = CohortQuestion(today: try #require(BrandDay(day)), months: months, source: source)
        let brand = brand
        let live = try await LiveLoader.load(brand, from: database)
        let plain = try await database.read { try ReferenceFigures.cohorts(question, brand: brand, in: $0) }
        #expect(live.cohorts(question) == plain)
        return plain
    }
}

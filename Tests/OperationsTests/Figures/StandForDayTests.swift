import Access
import Database
import Insight
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What stands for a day is reckoned once, kept, and reckoned anew after a large import.
struct StandForDayTests {
    /// The workshop's own, 2026-05-29.
    private static let today = BrandDay(number: 20_602)

    @Test(arguments: TestEngine.available)
    func whatStandsIsGivenAgainWhateverCameInBetween(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.sales(1...30))
            let first = try await shop.run(StandForDay(brand: nil))
            #expect(first.day == Self.today)
            _ = try await shop.bring("b.csv", Self.sales(31...60, price: 900))
            #expect(try await shop.run(StandForDay(brand: nil)) == first)
            // Another question is another matter.
            let all = try await shop.run(StandForDay(brand: nil, RFMChoice(window: .all)))
            #expect(all.classes != first.classes)
            #expect(try await Self.kept(shop) == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func aLargeImportHasTheDayReckonedAnew(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.sales(1...30))
            let yesterday = Self.today.adding(days: -1)
            let past = try await shop.run(StandForDay(brand: nil, day: yesterday))
            let first = try await shop.run(StandForDay(brand: nil))
            _ = try await shop.bring("b.csv", Self.sales(31...129, price: 900))
            #expect(try await shop.run(StandForDay(brand: nil)) == first)
            _ = try await shop.bring("c.csv", Self.sales(130...229, price: 900), dryRun: true)
            #expect(try await shop.run(StandForDay(brand: nil)) == first)
            _ = try await shop.bring("c.csv", Self.sales(130...229, price: 900))
            #expect(try await Self.kept(shop) == 1)
            let anew = try await shop.run(StandForDay(brand: nil))
            #expect(anew.classes != first.classes)
            // What stood for days gone by stands.
            #expect(try await shop.run(StandForDay(brand: nil, day: yesterday)) == past)
            // The same file again brings nothing.
            _ = try await shop.bring("c.csv", Self.sales(130...229, price: 900))
            #expect(try await Self.kept(shop) == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func daysNotBegunAndDaysLongGoneAreNotKept(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.sales(1...30))
            for day in [Self.today.adding(days: 1), Self.today.adding(days: -401)] {
                #expect(try await shop.run(StandForDay(brand: nil, day: day)).day == day)
            }
            #expect(try await Self.kept(shop) == 0)
            _ = try await shop.run(StandForDay(brand: nil, day: Self.today.adding(days: -400)))
            #expect(try await Self.kept(shop) == 1)
            // A day later that one is forgotten, and the new day's is kept.
            let later = shop.now.advanced(milliseconds: 86_400_000)
            _ = try await shop.installation.run(StandForDay(brand: nil), as: .commandLine, at: later)
            #expect(try await Self.kept(shop) == 1)
        }
    }

    /// An import that ends while figures are reckoned has forgotten what stood before, not what is kept after it.
    @Test(arguments: TestEngine.available)
    func whatALargeImportOvertookIsNotKept(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.sales(1...30))
            let brand = try await shop.run(FindBrand(name: nil))
            let desk = try await FigureDesk(brand, today: nil, in: shop.installation, at: shop.now)
            _ = try await shop.bring("b.csv", Self.sales(31...130, price: 900))
            let question = RFMChoice().question(on: desk.today, desk.settings)
            let overtaken = try await desk.standing(question, in: shop.installation, at: shop.now)
            #expect(try await Self.kept(shop) == 0)
            #expect(try await shop.run(StandForDay(brand: nil)) != overtaken)
        }
    }

    private static func kept(_ shop: Workshop) async throws -> Int {
        try await shop.installation.database.read { tx in
            try tx.first("SELECT COUNT(*) FROM standing_figures") { $0.int(0) } ?? 0
        }
    }

    /// One order of each customer, in the weeks before.
    private static func sales(_ customers: ClosedRange<Int>, price: Int = 10) -> String {
        let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
        return header
            + customers.map { "\($0),A,Candle,1,2026-04-\(10 + $0 % 20) 10:00:00,\(price),\($0),China\r\n" }.joined()
    }
}

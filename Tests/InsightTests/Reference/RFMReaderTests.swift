import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

struct RFMReaderTests {
    @Test(arguments: TestEngine.available)
    func theWindowHoldsTodayAndEndsBeforeItsLength(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 400, buyer: 1), .sale("B", day: 371, buyer: 2), .sale("C", day: 370, buyer: 3),
                .sale("D", day: 401, buyer: 4), .sale("E", day: 399, buyer: 1), .sale("F", day: 370, buyer: 2),
            ])
            let report = try await books.report(today: 400, window: 30)
            #expect(report.lines == ["1: 0 2 20000", "2: 29 1 10000"])
            #expect(report.coverage == Coverage(purchases: 3, claimed: 3, otherCurrency: 0))
            let all = try await books.report(today: 400, window: nil)
            #expect(all.lines == ["1: 0 2 20000", "2: 29 2 20000", "3: 30 1 10000"])
            let past = try await books.report(today: 399, window: 1)
            #expect(past.lines == ["1: 0 1 10000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func frequencyCountsOrdersOrDays(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 5), .sale("B", day: 5), .sale("C", day: 7)])
            #expect(try await books.report(today: 10).lines == ["7: 3 3 30000"])
            #expect(try await books.report(today: 10, frequency: .days).lines == ["7: 3 2 30000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func daysBeginAtTheBrandsMidnight(_ engine: TestEngine) async throws {
        try await Books.on(engine, zone: "Asia/Shanghai") { books in
            func paid(_ number: String, buyer: Int64, second: Int64) -> StatedOrder {
                .sale(number, buyer: buyer).with { $0.times.paid = Instant(seconds: 100 * 86_400 + second) }
            }
            // 16:00 in UTC is midnight in Shanghai.
            try await books.sell([
                paid("A", buyer: 1, second: 57_599), paid("B", buyer: 2, second: 57_600),
                paid("C", buyer: 3, second: -28_800), paid("D", buyer: 4, second: -28_801),
            ])
            #expect(try await books.report(today: 100).lines == ["1: 0 1 10000", "3: 0 1 10000", "4: 1 1 10000"])
            #expect(
                try await books.report(today: 101, window: 2).lines
                    == ["1: 1 1 10000", "2: 0 1 10000", "3: 1 1 10000"])
            // The same purchases in another zone.
            let abroad = Books(database: books.database, brand: .of(1, zone: "UTC"))
            #expect(try await abroad.report(today: 100, window: 1).lines == ["1: 0 1 10000", "2: 0 1 10000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aPartRefundReducesNetMoneyAlone(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5, refunded: 3_000).with { $0.times.confirmed = .day(8) }, .sale("B", day: 6, buyer: 8),
            ])
            #expect(try await books.report(today: 10).lines == ["7: 5 1 7000", "8: 4 1 10000"])
            #expect(try await books.report(today: 10, money: .gross).lines == ["7: 5 1 10000", "8: 4 1 10000"])
            // Before its newest moment nothing had been refunded.
            #expect(try await books.report(today: 7).lines == ["7: 2 1 10000", "8: 1 1 10000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aFullRefundIsNoPurchaseFromItsDay(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 5), .sale("B", day: 3)])
            try await books.giveBack([.of("R", order: "A", day: 8, minor: 10_000)])
            #expect(try await books.report(today: 7).lines == ["7: 2 2 20000"])
            #expect(try await books.report(today: 8).lines == ["7: 5 1 10000"])
            #expect(try await books.report(today: 8, money: .gross).lines == ["7: 5 1 10000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aReturnThatNamesNoOrderReducesNetMoneyOnItsDay(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 50), .sale("B", day: 95)])
            try await books.giveBack([
                .of("R", day: 98, minor: 30_000), .of("S", day: 60, minor: 1_000),
                .of("T", day: 98, buyer: 9, minor: 5),
                .of("U", day: 98, buyer: nil, minor: 5), .of("V", day: 98, minor: 7, currency: .usd),
            ])
            #expect(try await books.report(today: 97).lines == ["7: 2 2 19000"])
            // More than was paid may come back; recency and frequency stand.
            #expect(try await books.report(today: 98).lines == ["7: 3 2 -11000"])
            #expect(try await books.report(today: 98, money: .gross).lines == ["7: 3 2 20000"])
            #expect(try await books.report(today: 98, window: 10).lines == ["7: 3 1 -20000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func unclaimedPurchasesCountForTheCoverage(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5), .sale("B", day: 5, buyer: nil), .sale("C", day: 6, buyer: nil),
                .sale("D", day: 6, buyer: nil, refunded: 10_000), .sale("E", day: 7),
            ])
            let report = try await books.report(today: 10)
            #expect(report.lines == ["7: 3 2 20000"])
            #expect(report.coverage == Coverage(purchases: 4, claimed: 2, otherCurrency: 0))
            #expect(report.coverage.share == 0.5)
        }
    }

    @Test(arguments: TestEngine.available)
    func anotherCurrencyCountsWithoutItsMoney(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5), .sale("B", day: 6, currency: .usd), .sale("C", day: 7, buyer: 8, currency: .gbp),
                .sale("D", day: 7, buyer: nil, currency: .gbp),
            ])
            let report = try await books.report(today: 10)
            #expect(report.lines == ["7: 4 2 10000", "8: 3 1 0"])
            #expect(report.coverage == Coverage(purchases: 4, claimed: 3, otherCurrency: 3))
            #expect(report.currency == .cny)
        }
    }

    @Test(arguments: TestEngine.available)
    func theAverageOrderIsOverThoseWithMoney(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5), .sale("B", day: 6, minor: 5_001), .sale("C", day: 7, currency: .usd),
                .sale("D", day: 7, buyer: 8, currency: .usd),
            ])
            let brand = books.brand
            let report = try await books.database.read { tx in
                try ReferenceFigures.rfm(
                    RFMQuestion(today: BrandDay(number: 10), measure: .averageOrderValue), brand: brand, in: tx)
            }
            #expect(report.lines == ["7: 3 3 7501", "8: 3 1 0"])
            #expect(report.money.minor == 15_001)
        }
    }

    @Test(arguments: TestEngine.available)
    func mergedCustomersAreOne(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 5, buyer: 9), .sale("B", day: 5, buyer: 8), .sale("C", day: 6)])
            try await books.giveBack([.of("R", day: 7, buyer: 9, minor: 100)])
            let brand = books.brand.id
            try await books.database.write { tx in
                try Merges.merge(ID(9), ID(8), brand: brand, at: .day(8), in: tx)
                try Merges.merge(ID(8), ID(7), brand: brand, at: .day(8), in: tx)
            }
            #expect(try await books.report(today: 10).lines == ["7: 4 3 29900"])
            #expect(try await books.report(today: 10, frequency: .days).lines == ["7: 4 2 29900"])
            _ = try await books.database.write { tx in
                try Merges.part(ID(8), brand: brand, at: .day(9), in: tx)
            }
            #expect(try await books.report(today: 10).lines == ["7: 4 1 10000", "8: 5 2 19900"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsNoPurchaseCountsNowhere(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5).with { $0.leftOut = .brushing },
                .sale("B", day: 5).with {
                    $0.times.paid = nil
                    $0.status = .placed
                },
                .sale("C", day: 5).with {
                    $0.status = .closed
                    $0.times.paid = nil
                },
                .sale("D", day: 5).with { $0.kind = .group },
                .sale("E", day: 5).with {
                    $0.kind = .presale
                    $0.times.depositPaid = .day(4)
                    $0.times.paid = nil
                },
            ])
            let report = try await books.report(today: 10)
            #expect(report.lines.isEmpty)
            #expect(report.means == nil)
            #expect(report.coverage == Coverage(purchases: 0, claimed: 0, otherCurrency: 0))
        }
    }

    @Test(arguments: TestEngine.available)
    func eachKindCountsFromItsOwnDay(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            let times = OrderTimes(
                placed: .day(1), depositPaid: .day(2), paid: .day(3), grouped: .day(4), delivered: .day(6))
            let kinds = OrderKind.allCases
            try await books.sell(
                kinds.map { kind in
                    .sale("\(kind)", buyer: kind.rawValue + 1).with {
                        $0.kind = kind
                        $0.times = times
                    }
                })
            #expect(
                try await books.report(today: 10).lines
                    == ["1: 7 1 10000", "2: 7 1 10000", "3: 6 1 10000", "4: 4 1 10000"])
        }
    }

    @Test(arguments: TestEngine.available)
    func brandsAreReckonedApart(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 5)])
            try await books.of(brand: 2).sell([.sale("A", day: 7, minor: 1)])
            try await books.of(brand: 2).giveBack([.of("R", day: 8, minor: 4)])
            #expect(try await books.report(today: 10).lines == ["7: 5 1 10000"])
            #expect(try await books.of(brand: 2).report(today: 10).lines == ["7: 3 1 -3"])
        }
    }

    @Test(arguments: TestEngine.available)
    func amountsThatFitNoSumDoNotStopTheReading(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", minor: .max), .sale("B", minor: .max), .sale("C", buyer: 8, minor: 1)])
            let report = try await books.report(today: 10)
            #expect(report.lines == ["7: 9 2 \(Int64.max)", "8: 9 1 1"])
            #expect(report.classes.map(\.code) == ["111", "100"])
        }
    }
}

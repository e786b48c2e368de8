import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

struct CustomerOverviewTests {
    @Test(arguments: TestEngine.available)
    func ordersPurchasesAndNetMoneyAreSummed(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 5), .sale("B", day: 9, minor: 5_000), .sale("C", day: 7, refunded: 10_000),
                .sale("D", day: 8).with { $0.leftOut = .staff }, .sale("E", day: 6, currency: .usd),
                .sale("F", day: 4, buyer: nil),
            ])
            try await books.giveBack([
                .of("R", order: "A", day: 20, minor: 1_000), .of("S", day: 21, minor: 200),
                .of("T", day: 21, minor: 3, currency: .usd), .of("U", day: 21, buyer: nil, minor: 9),
            ])
            let summaries = try await books.summaries()
            #expect(summaries.map(\.text) == ["7: 5 orders, 3 purchases, day 5 to 9, 138.00 CNY"])
        }
    }

    @Test(arguments: TestEngine.available)
    func theHighestMoneyComesFirstThenTheLowerID(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", buyer: 3), .sale("B", buyer: 2), .sale("C", buyer: 1, minor: 5),
                .sale("D", buyer: 4, minor: 50_000),
            ])
            #expect(try await books.summaries().map(\.customer.raw) == [4, 2, 3, 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func whoNeverPurchasedIsListedWithoutDates(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A").with {
                    $0.times.paid = nil
                    $0.status = .placed
                }
            ])
            let summary = try await books.summaries().first
            #expect(summary?.orders == 1)
            #expect(summary?.purchases == 0)
            #expect(summary?.first == nil)
            #expect(summary?.last == nil)
            #expect(summary?.money == Money(minor: 0, .cny))
        }
    }

    @Test(arguments: TestEngine.available)
    func oneCustomerCanBeAskedFor(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A"), .sale("B", buyer: 8), .sale("C", buyer: 8)])
            try await books.giveBack([.of("R", day: 5, minor: 100), .of("S", day: 5, buyer: 8, minor: 200)])
            #expect(
                try await books.summaries(customer: 8).map(\.text) == [
                    "8: 2 orders, 2 purchases, day 1 to 1, 198.00 CNY"
                ])
            #expect(try await books.summaries(customer: 9).isEmpty)
            #expect(try await books.of(brand: 2).summaries().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func someCanBeAskedForAlsoWithoutOrders(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A"), .sale("B", buyer: 8), .sale("C", buyer: 9, minor: 50_000), .sale("D", buyer: 10, minor: 5),
            ])
            try await books.giveBack([
                .of("R", order: "B", day: 5, buyer: 8, minor: 100), .of("S", day: 5, buyer: 12, minor: 200),
            ])
            #expect(
                try await books.summaries(of: [13, 10, 8, 12, 13, 11]).map(\.text) == [
                    "8: 1 orders, 1 purchases, day 1 to 1, 99.00 CNY",
                    "10: 1 orders, 1 purchases, day 1 to 1, 0.05 CNY",
                    "11: 0 orders, 0 purchases, day - to -, 0.00 CNY",
                    "13: 0 orders, 0 purchases, day - to -, 0.00 CNY",
                    "12: 0 orders, 0 purchases, day - to -, -2.00 CNY",
                ])
            #expect(try await books.summaries(of: []).isEmpty)
            #expect(try await books.of(brand: 2).summaries(of: [8]).map(\.orders) == [0])
            for customer in [8, 10, 11, 12] as [Int64] {
                let alone = try await books.summaries(of: [customer]).map(\.text)
                #expect(try await [books.summaryOfOrders(of: customer).text] == alone)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func everyoneIsListedThoseWithoutOrdersLast(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", buyer: 8, minor: 5), .sale("B", buyer: 9)])
            // What the room of customers shows of them.
            try await books.database.write { tx in
                try tx.execute("CREATE TABLE customers_read (brand_id BIGINT, customer_id BIGINT)")
                try tx.execute("INSERT INTO customers_read VALUES (1, 7), (1, 8), (1, 9), (1, 10), (2, 11)")
            }
            #expect(try await books.everyone().map(\.customer.raw) == [9, 8, 7, 10])
            #expect(try await books.of(brand: 2).everyone().map(\.customer.raw) == [11])
        }
    }

    @Test(arguments: TestEngine.available)
    func refundsCountUpToTheMomentAsked(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A")])
            try await books.giveBack([.of("R", order: "A", day: 5, minor: 1_000), .of("S", day: 6, minor: 200)])
            var money: [Int64?] = []
            for now in [Instant.day(5).advanced(milliseconds: -1), .day(5), .day(6)] {
                money.append(try await books.summaries(at: now).first?.money.minor)
            }
            #expect(money == [10_000, 9_000, 8_800])
        }
    }

    @Test(arguments: TestEngine.available)
    func amountsThatFitNoSumDoNotStopTheReading(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", minor: .max), .sale("B", minor: .max)])
            #expect(try await books.summaries().map(\.money.minor) == [.max])
        }
    }
}

extension CustomerSummary {
    fileprivate var text: String {
        func day(_ moment: Instant?) -> String { moment.map { String($0.seconds / 86_400) } ?? "-" }
        return "\(customer.raw): \(orders) orders, \(purchases) purchases, day \(day(first)) to \(day(last)), \(money)"
    }
}

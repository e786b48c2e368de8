import Database
import Facts
import Shop
import TestDatabases
import Testing

/// Orders and refunds as other rooms read them.
struct OrderHistoryTests {
    @Test(arguments: TestEngine.available)
    func refundsThatNameAnOrderCountFromTheirDay(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(refunds: [
                .of("R", order: "A", day: 5, giving: .amount(minor: 4_000)),
                .of("S", order: "A", day: 8, giving: .amount(minor: 6_000)),
                .of("T", order: "B", day: 5, giving: .amount(minor: 1)),
            ])
            let days: [Int64] = [5, 6, 9]
            var refunded: [Int64?] = []
            var purchased: [Bool] = []
            for day in days {
                let order = try await stall.orders(refundsBefore: .day(day))["A"]
                refunded.append(order?.refunded)
                purchased.append(order?.purchasedAt != nil)
            }
            #expect(refunded == [0, 4_000, 10_000])
            #expect(purchased == [true, true, false])
        }
    }

    @Test(arguments: TestEngine.available)
    func theOrdersOwnTotalOrItsRecordsWhicheverIsMore(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            var told = [StatedOrder.paid("A", refunded: 3_000), .paid("B", refunded: 3_000)]
            for index in told.indices { told[index].times.confirmed = .day(6) }
            try await stall.tell(told, age: 6)
            try await stall.tell(refunds: [
                .of("R", order: "A", day: 5, giving: .amount(minor: 2_000)),
                .of("S", order: "B", day: 5, giving: .amount(minor: 4_000)),
            ])
            let before = try await stall.orders(refundsBefore: .day(6))
            #expect([before["A"]?.refunded, before["B"]?.refunded] == [2_000, 4_000])
            let after = try await stall.orders(refundsBefore: .day(7))
            #expect([after["A"]?.refunded, after["B"]?.refunded] == [3_000, 4_000])
        }
    }

    @Test(arguments: TestEngine.available)
    func aRefundTakesOffOnlyTheOrderItNames(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B", currency: .usd)])
            try await stall.of(store: 2).tell(refunds: [.of("R", order: "A", giving: .amount(minor: 1_000))])
            try await stall.of(brand: 2).tell(refunds: [.of("R", order: "A", giving: .amount(minor: 1_000))])
            // Sums never mix currencies.
            try await stall.tell(refunds: [
                .of("S", order: "A", currency: .usd, giving: .amount(minor: 1_000)),
                .of("T", order: "B", currency: .usd, giving: .amount(minor: 2_000)),
                .of("U", order: "B", giving: .amount(minor: 4_000)),
            ])
            #expect(try await stall.order("A").refunded == 0)
            #expect(try await stall.order("B").refunded == 2_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func returnsThatNameNoKnownOrderStandAlone(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(refunds: [
                .of("R", order: "A", giving: .amount(minor: 1)), .of("S", giving: .amount(minor: 2)),
                .of("T", order: "unheard", day: 6, buyer: nil, giving: .amount(minor: 3)),
                .of("U", day: 7, giving: .amount(minor: 4)),
            ])
            try await stall.of(brand: 2).tell(refunds: [.of("V", giving: .amount(minor: 5))])
            let found = try await stall.database.read { tx in
                var found: [String] = []
                try OrderHistory.forEachUnnamedRefund(brand: ID(1), before: .day(7), in: tx) { customer, amount, at in
                    found.append("\(customer?.raw ?? 0) \(amount) \(at == .day(5))")
                }
                return found
            }
            #expect(found == ["7 0.02 CNY true", "0 0.03 CNY false"])
        }
    }

    @Test(arguments: TestEngine.available)
    func refundsThatFitNoSumDoNotStopTheReading(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"))
            try await stall.tell(refunds: [
                .of("R", order: "A", giving: .amount(minor: .max)), .of("S", order: "A", giving: .amount(minor: .max)),
            ])
            let order = try await stall.order()
            #expect(order.refunded == .max)
            #expect(order.purchasedAt == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func eachRiseOfTheOrdersOwnTotalCountsFromItsDay(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 1)
            var shipped = StatedOrder.paid("A", status: .shipped, refunded: 2_000)
            shipped.times.shipped = .day(3)
            try await stall.tell(shipped, age: 5)
            var confirmed = StatedOrder.paid("A", status: .confirmed, refunded: 5_000)
            confirmed.times.confirmed = .day(10)
            try await stall.tell(confirmed, age: 20)
            try await stall.tell(.paid("B", refunded: 1_000), age: 10)
            var refunded: [[Int64?]] = []
            for day in [3, 4, 10, 11] as [Int64] {
                let orders = try await stall.orders(refundsBefore: .day(day))
                refunded.append([orders["A"]?.refunded, orders["B"]?.refunded])
            }
            #expect(refunded == [[0, 1_000], [2_000, 1_000], [2_000, 1_000], [5_000, 1_000]])
        }
    }

    @Test(arguments: TestEngine.available)
    func aTotalCorrectedToLessWasNeverMore(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell(.paid("A"), age: 1)
            try await stall.tell(.paid("A", refunded: 5_000), age: 3)
            try await stall.tell(.paid("A", refunded: 2_000), age: 6)
            try await stall.decide(#require(stall.conflicts().first), accepts: true)
            #expect(try await stall.orders(refundsBefore: .day(5))["A"]?.refunded == 2_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func someCustomersOrdersCanBeAskedFor(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B", buyer: 8), .paid("C", buyer: 9), .paid("D", buyer: nil)])
            try await stall.tell(.paid("A", refunded: 500), age: 3)
            var later = StatedOrder.paid("A", status: .confirmed, refunded: 900)
            later.times.confirmed = .day(10)
            try await stall.tell(later, age: 10)
            try await stall.tell(refunds: [
                .of("R", order: "B", day: 5, buyer: 8, giving: .amount(minor: 4_000)),
                .of("S", order: "C", day: 5, buyer: 9, giving: .amount(minor: 4_000)),
                .of("T", day: 5, buyer: 8, giving: .amount(minor: 1)),
                .of("U", day: 5, buyer: 9, giving: .amount(minor: 2)),
            ])
            let found = try await stall.database.read { tx in
                var found: [String] = []
                let asked: [ID<Customer>] = [ID(7), ID(8), ID(11), ID(8)]
                try OrderHistory.forEach(brand: ID(1), customers: asked, refundsBefore: .day(9), in: tx) {
                    found.append("\($0.number) \($0.refunded)")
                }
                try OrderHistory.forEachUnnamedRefund(brand: ID(1), customers: asked, before: .day(9), in: tx) {
                    found.append("\($0?.raw ?? 0) \($1.minor) \($2 == .day(5))")
                }
                try OrderHistory.forEach(brand: ID(1), customers: [], refundsBefore: .day(9), in: tx) {
                    found.append($0.number)
                }
                return found
            }
            #expect(found == ["A 500", "B 4000", "8 1 true"])
        }
    }

    @Test(arguments: TestEngine.available)
    func oneCustomersOrdersCanBeAskedFor(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B", buyer: 8), .paid("C", buyer: nil), .paid("D")])
            let numbers = try await stall.database.read { tx in
                var numbers: [String] = []
                try OrderHistory.forEach(brand: ID(1), customer: ID(7), refundsBefore: .day(9), in: tx) {
                    numbers.append($0.number)
                }
                return numbers
            }
            #expect(numbers == ["A", "D"])
            let plan = try await stall.database.read { tx in
                try tx.plan("SELECT order_id FROM orders_read WHERE brand_id = \(1) AND customer_id = \(7)")
            }
            if engine == .sqlite { #expect(plan.contains("orders_customer")) }
        }
    }

    /// SQLite would rather walk through the brand's customers as soon as the query asks for those that have one.
    @Test(arguments: TestEngine.available)
    func whoseOrdersAreIsFoundByTheirNumbers(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.tell([.paid("A"), .paid("B", buyer: 8), .paid("C", buyer: nil)])
            let numbers = ["A", "B", "C", "D"] + (0..<40).map(String.init)
            let (customers, plan) = try await stall.database.read { tx in
                (
                    try OrderHistory.customers(of: numbers, store: ID(1), brand: ID(1), in: tx),
                    try tx.plan(
                        """
                        SELECT number, customer_id
                        FROM orders
                        WHERE brand_id = \(1) AND store_id = \(1) AND number IN \(list: numbers)
                        """)
                )
            }
            #expect(customers == ["A": ID(7), "B": ID(8)])
            if engine == .sqlite { #expect(plan.contains("number=?")) }
        }
    }
}

import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// Small brands written by hand, in UTC, day by day.
struct ReferenceFiguresTests {
    @Test(arguments: TestEngine.available)
    func cyclesAreOfEachScope(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.stock()
            try await books.sell([
                .sold("A", day: 100, ["lamp": 1]), .sold("B", day: 110, ["lamp": 1, "vase": 1]),
                .sold("C", day: 140, ["vase": 1]), .sold("D", day: 100, ["vase": 1], buyer: 8),
                .sold("E", day: 116, ["lamp": 1], buyer: 8), .sold("F", day: 116, ["lamp": 5], buyer: 8),
                .sold("G", day: 130, ["free": 1], gift: "lamp", buyer: 9),
                .sold("H", day: 137, ["free": 1], gift: "lamp", buyer: 9),
            ])
            let cycles = try await books.cycles(on: 200)
            // Days 10, 30 of customer 7, 16 of 8 (two orders of one day are one), 7 of 9.
            #expect(cycles.cycle(of: .brand) == Cycle(days: 13, intervals: 4, persons: 3))
            #expect(cycles.cycle(of: .store(ID(1))) == cycles.cycle(of: .brand))
            // Home is lamps and vases; a gift is no purchase of its product.
            #expect(cycles.cycle(of: .category("home")) == Cycle(days: 16, intervals: 3, persons: 2))
            #expect(cycles.cycle(of: .product(books.product("lamp"))) == Cycle(days: 10, intervals: 1, persons: 1))
            #expect(cycles.cycle(of: .product(books.product("vase"))) == Cycle(days: 30, intervals: 1, persons: 1))
            #expect(cycles.cycle(of: .product(books.product("free"))) == nil)
            #expect(cycles.rows.count == 5)
            // Up to the day asked alone.
            #expect(try await books.cycles(on: 139).cycle(of: .brand) == Cycle(days: 10, intervals: 3, persons: 3))
        }
    }

    @Test(arguments: TestEngine.available)
    func maskedDaysLeaveIntervalsOut(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 100), .sale("B", day: 110), .sale("C", day: 130), .sale("D", day: 134),
                .sale("E", day: 110, buyer: 8), .sale("F", day: 120, buyer: 8),
            ])
            var settings = FigureSettings()
            settings.promotionDays.single = [BrandDay(number: 110), BrandDay(number: 120)]
            #expect(try await books.cycles(on: 200, settings).rows.map(\.cycle.days) == [4, 4])
            let due = try await books.due(within: nil, on: 200, .whole, settings)
            // ∛(4² · 4) = 4; who buys on promotion days alone keeps 10: ∛(4² · 10) = 5.43.
            #expect(due.rows.map { "\($0.customer.raw) \($0.due.number)" } == ["8 125", "7 138"])
        }
    }

    @Test(arguments: TestEngine.available)
    func consumablesAreDueByWhatWasBought(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.stock()
            try await books.sell([
                // 160 wipes last 40 days, 80 wipes 20: a quarter of a day each.
                .sold("A", day: 100, ["wipes": 2]), .sold("B", day: 140, ["wipes": 1]),
                .sold("C", day: 160, ["wipes": 1]), .sold("D", day: 160, ["wipes": 2]),
                .sold("E", day: 150, ["wipes": 1], buyer: 8),
            ])
            let cycles = try await books.cycles(on: 170)
            #expect(cycles.cycle(of: .product(books.product("wipes"))) == Cycle(days: 0.25, intervals: 2, persons: 1))
            // The category is in days.
            #expect(cycles.cycle(of: .category("care")) == Cycle(days: 30, intervals: 2, persons: 1))
            let due = try await books.due(within: 55, on: 165, .products)
            // Customer 7 last bought 240: 60 days. Customer 8 bought 80: 20 days.
            #expect(due.rows.map(\.text) == ["8 167 170", "7 210 220"])
            #expect(due.rows.map(\.cycle) == [20, 60])
            #expect(try await books.due(within: 5, on: 165, .products).rows.map(\.text) == ["8 167 170"])
            #expect(try await books.due(within: 50, on: 171, .products).rows.map(\.text) == ["7 210 220"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewConsumableStartsFromItsUse(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.stock()
            try await books.sell([
                .sold("A", day: 100, ["wipes": 1]), .sold("B", day: 100, ["lamp": 1], buyer: 8),
                .sold("C", day: 112, ["vase": 1], buyer: 8),
            ])
            // Nobody bought anything twice but customer 8, of the same category: 12 days.
            var settings = FigureSettings()
            let plain = try await books.due(within: nil, on: 120, .products, settings)
            #expect(plain.rows.map(\.text).sorted() == ["7 110 112", "8 110 112", "8 122 124"])
            settings.usePerDay[books.product("wipes")] = 4
            let told = try await books.due(within: nil, on: 120, .products, settings)
            #expect(told.rows.first { $0.customer == ID(7) }?.text == "7 117 120")
        }
    }

    @Test(arguments: TestEngine.available)
    func stagesCountEveryoneKnown(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.see([7, 8, 9, 10], day: 300)
            try await books.sell([
                .sale("A", day: 200, buyer: 7), .sale("B", day: 350, buyer: 8), .sale("C", day: 399, buyer: 9),
                .sale("D", day: 320, buyer: 11), .sale("E", day: 398, buyer: nil),
                // Two days are the brand's cycle; more than a year ago is not at risk.
                .sale("F", day: 318, buyer: 11), .sale("G", day: 316, buyer: 11), .sale("H", day: 20, buyer: 8),
            ])
            try await books.giveBack([.of("R", order: "B", day: 360, buyer: 8, minor: 2_500)])
            let report = try await books.stages(on: 400)
            #expect(
                report.rows.map { "\($0.customer.raw) \($0.stage)" } == [
                    "7 lost", "8 cooling", "9 new", "10 prospect", "11 cooling",
                ])
            #expect(report.counts == [.lost: 1, .cooling: 2, .new: 1, .prospect: 1])
            #expect(report.valueAtRisk == Money(minor: 37_500, .cny))
            #expect(report.coverage == Coverage(purchases: 8, claimed: 7, otherCurrency: 0))
            var settings = FigureSettings()
            settings.stages = try #require(
                StageBounds(
                    cooling: StageBounds.Bound(cycles: 1, days: 10), dormant: StageBounds.Bound(cycles: 1.5, days: 20),
                    lost: StageBounds.Bound(cycles: 9, days: 900), newDays: 0))
            #expect(
                try await books.stages(on: 400, settings).rows.map { "\($0.customer.raw) \($0.stage)" } == [
                    "7 dormant", "8 dormant", "9 active", "10 prospect", "11 dormant",
                ])
            // Nobody was seen before day 300, but who had bought was there.
            let before = try await books.stages(on: 250)
            #expect(before.rows.map { "\($0.customer.raw) \($0.stage)" } == ["7 cooling", "8 lost"])
            #expect(try await books.stages(on: 19).rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatStandsIsReckonedBeforeTheDayBegins(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([.sale("A", day: 90, buyer: 7), .sale("B", day: 98, buyer: 8, minor: 30_000)])
            let question = RFMQuestion(today: BrandDay(number: 100))
            let before = try await books.standing(question)
            #expect(before.classes?.means == RFMMeans(recencyDays: 6, frequency: 1, moneyMinor: 20_000))
            try await books.sell([.sale("C", day: 100, buyer: 9, minor: 999_000)])
            #expect(try await books.standing(question) == before)
            let brand = books.brand
            let report = try await books.database.read { tx in
                try ReferenceFigures.rfm(question, brand: brand, standing: before, in: tx)
            }
            // The new order crosses lines itself, but pushes nobody over one.
            #expect(report.marks.map(\.code) == ["000", "101", "101"])
            #expect(try await books.report(today: 100).marks.map(\.code) == ["000", "100", "101"])
        }
    }

    @Test(arguments: TestEngine.available)
    func valueTiersHangOnServiceToo(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            let others = (20...39 as ClosedRange<Int64>).map {
                StatedOrder.sale("X\($0)", day: 396, buyer: $0, minor: $0 * 1000)
            }
            try await books.sell(
                others + [
                    .sale("A", day: 395, buyer: 7), .sale("B", day: 395, buyer: 8), .sale("C", day: 395, buyer: 9),
                    .sale("D", day: 395, buyer: 10),
                ])
            try await books.sell(
                (0...3).map { day in
                    .sale("E\(day)", day: 395 - Int64(day) * 400, buyer: 10).with { $0.times.shipped = .day(396) }
                })
            try await books.giveBack([
                .of("R0", order: "E3", day: 397, buyer: nil, minor: 10_000),
                .of("R1", order: "E1", day: 397, buyer: nil, minor: 1), .of("R2", day: 397, buyer: 10, minor: 1),
            ])
            try await books.say([
                StatedReview(number: "V", orderNumber: "A", stars: 3, occurredAt: .day(396)),
                StatedReview(number: "W", orderNumber: "B", stars: 4, occurredAt: .day(396)),
                StatedReview(number: "X", orderNumber: "B", stars: 1, occurredAt: .day(401)),
            ])
            try await books.put([
                StatedBehaviour(
                    number: "cart", kind: .added, buyers: .number(9), occurredAt: .day(398)),
                StatedBehaviour(number: "bought", kind: .added, buyers: .number(8), occurredAt: .day(394)),
            ])
            let report = try await books.values(on: 400)
            func row(_ customer: Int64) -> ValueReport.Row? { report.rows.first { $0.customer == ID(customer) } }
            #expect(row(7)?.tier == .lowLoyalty)
            #expect(row(7)?.figures.fewestStars == 3)
            #expect(row(8)?.tier == .ordinary)
            #expect(row(9)?.tier == .potential)
            #expect(row(39)?.tier == .high)
            // Five paid orders, of which two came back, and one return that names none; 3 of 28 in the shop.
            #expect(report.shopReturns == Returns(orders: 28, returned: 3))
            let usual: Double = 3 / 28
            let rate: Double = (2 * usual + 3) / 7
            #expect(row(10)?.figures.returnRate == rate)
            #expect(row(10)?.tier == .lowLoyalty)
            #expect(try await books.values(on: 401).rows.first { $0.customer == ID(8) }?.tier == .lowLoyalty)
        }
    }

    @Test(arguments: TestEngine.available)
    func goodsThatCameBackAreReturns(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                // Given back before it was shipped, and after; in part; closed, but shipped and paid.
                .sale("A", day: 300, buyer: 1, refunded: 10_000),
                .sale("B", day: 300, buyer: 1, refunded: 10_000).with { $0.times.shipped = .day(301) },
                .sale("C", day: 300, buyer: 1, refunded: 9_999).with { $0.times.shipped = .day(301) },
                .sale("D", day: 300, buyer: 1, refunded: 10_000).with {
                    $0.status = .closed
                    $0.times.shipped = .day(301)
                },
                // Never paid, and left out: no orders to return.
                .sale("E", day: 300, buyer: 1).with { $0.times.paid = nil },
                .sale("F", day: 300, buyer: 1).with { $0.leftOut = .staff },
                .sale("G", day: 300, buyer: 2),
            ])
            #expect(try await books.values(on: 400).shopReturns == Returns(orders: 5, returned: 2))
            #expect(try await books.values(on: 300).shopReturns == Returns(orders: 5, returned: 0))
            // A record that says what came back is believed: here, nothing but money.
            let money = StatedRefund(
                number: "R", orderNumber: "B", kind: .moneyOnly, occurredAt: .day(310), currency: .cny,
                content: .amount(minor: 10_000))
            try await books.giveBack([money])
            #expect(try await books.values(on: 400).shopReturns == Returns(orders: 5, returned: 1))
            #expect(try await books.values(on: 309).shopReturns == Returns(orders: 5, returned: 2))
            // One that names an order unknown here, and one that nobody is told to have sent.
            try await books.giveBack([
                .of("S", order: "?", day: 320, buyer: 1, minor: 5),
                .of("T", order: "?", day: 320, buyer: nil, minor: 5),
            ])
            #expect(try await books.values(on: 400).shopReturns == Returns(orders: 5, returned: 2))
        }
    }

    @Test(arguments: TestEngine.available)
    func aReviewBelongsToTheBuyerOfItsOrder(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            func review(_ number: String, order: String?, by customer: Int64?, stars: Int64) -> StatedReview {
                StatedReview(
                    number: number, orderNumber: order, buyers: .number(customer), stars: stars, occurredAt: .day(350))
            }
            // The first comes before its order is known.
            try await books.say([review("V", order: "A", by: nil, stars: 4), review("W", order: nil, by: 8, stars: 5)])
            try await books.sell([.sale("A", day: 340, buyer: 7), .sale("B", day: 340, buyer: 8)])
            try await books.say([review("X", order: "A", by: 8, stars: 2), review("Y", order: "?", by: 8, stars: 4)])
            let report = try await books.values(on: 400)
            #expect(report.rows.map(\.figures.fewestStars) == [2, 4])
        }
    }

    @Test(arguments: TestEngine.available)
    func repurchaseIsCountedByDays(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            try await books.sell([
                .sale("A", day: 350, buyer: 7), .sale("B", day: 350, buyer: 7), .sale("C", day: 360, buyer: 8),
                .sale("D", day: 361, buyer: 8), .sale("E", day: 300, buyer: 8), .sale("F", day: 305, buyer: 9),
                .sale("G", day: 390, buyer: nil),
            ])
            let brand = books.brand
            let report = try await books.database.read { tx in
                try ReferenceFigures.repurchase(
                    RepurchaseQuestion(today: BrandDay(number: 400)), brand: brand, in: tx)
            }
            #expect(report.repurchase == Share(1, of: 2))
            #expect(report.buyBack == Share(1, of: 2))
            #expect(report.afterFirst == Share(0, of: 3))
            #expect(report.coverage == Coverage(purchases: 5, claimed: 4, otherCurrency: 0))
        }
    }

    @Test(arguments: TestEngine.available)
    func daysThatStandOutAreProposed(_ engine: TestEngine) async throws {
        try await Books.on(engine) { books in
            var orders = (100...140 as ClosedRange<Int64>).map { StatedOrder.sale("A\($0)", day: $0) }
            orders += (1...3).map { .sale("B\($0)", day: 120, buyer: nil) }
            try await books.sell(orders)
            let brand = books.brand
            let days = try await books.database.read { tx in
                try ReferenceFigures.proposedPromotionDays(on: BrandDay(number: 140), brand: brand, in: tx)
            }
            #expect(days == [ProposedDay(day: BrandDay(number: 120), orders: 4, medianOrders: 1)])
        }
    }
}

extension StatedOrder {
    /// Paid at noon of `day`, with so many pieces of each product at ¥10 ("free" costs nothing), and a gift that has a
    /// price of its own.
    fileprivate static func sold(
        _ number: String, day: Int64, _ pieces: [String: Int64], gift: String? = nil, buyer: Int64 = 7
    ) -> StatedOrder {
        .sale(number, day: day, buyer: buyer).with { order in
            let bought = pieces.map { code, quantity in
                StatedLine(
                    key: LineKey(hash: code.utf8.reduce(0) { $0 * 31 + Int64($1) }, ordinal: 1),
                    product: StatedProduct(code: code, title: code), quantity: quantity,
                    unitPrice: Millionths(code == "free" ? 0 : 10_000_000))
            }
            let given = gift.map { code in
                StatedLine(
                    key: LineKey(hash: 1, ordinal: 1), product: StatedProduct(code: code, title: code), quantity: 1,
                    unitPrice: Millionths(10_000_000), isGift: true)
            }
            order.lines = .whole(bought + (given.map { [$0] } ?? []))
        }
    }
}

extension DueList.Row {
    fileprivate var text: String { "\(customer.raw) \(opens.number) \(due.number)" }
}

extension Books {
    private static let codes = ["wipes", "lamp", "vase", "free"]

    /// Products whose ids are 1 to 4.
    fileprivate func stock() async throws {
        let categories = ["care", "home", "home", "home"]
        let records = zip(Self.codes, categories).map { code, category in
            StatedProductRecord(
                product: StatedProduct(code: code, title: code, category: category), isConsumable: code == "wipes",
                packSize: code == "wipes" ? 80 : 1)
        }
        let brand = brand
        try await database.write { tx in
            let source = StatementSource(brand: brand.id, store: ID(1), statedAt: .day(1), recordedAt: .day(1))
            _ = try Products.record(records, from: source, in: tx)
        }
    }

    fileprivate func product(_ code: String) -> ID<Product> {
        ID(Int64((Self.codes.firstIndex(of: code) ?? -1) + 1))
    }

    fileprivate func see(_ people: [Int64], day: Int64) async throws {
        let brand = brand
        try await database.write { tx in
            let facts = people.map { Fact(.customerSeen, subject: $0, occurredAt: .day(day)) }
            try FactLog.append(facts, brand: brand.id, at: .day(day), in: tx)
        }
    }

    fileprivate func say(_ reviews: [StatedReview]) async throws {
        let brand = brand
        try await database.write { tx in
            var products = ProductDirectory()
            let source = StatementSource(brand: brand.id, store: ID(1), statedAt: .day(1), recordedAt: .day(1))
            _ = try Reviews.record(
                reviews.map { ReviewEntry(review: $0, customer: $0.buyers.customer) }, from: source,
                products: &products, in: tx)
        }
    }

    fileprivate func put(_ behaviours: [StatedBehaviour]) async throws {
        let brand = brand
        try await database.write { tx in
            var products = ProductDirectory()
            let source = StatementSource(brand: brand.id, store: ID(1), statedAt: .day(1), recordedAt: .day(1))
            _ = try Behaviours.record(
                behaviours.map { BehaviourEntry(behaviour: $0, customer: $0.buyers.customer) }, from: source,
                products: &products, in: tx)
        }
    }

    fileprivate func cycles(
        on day: Int, _ settings: FigureSettings = FigureSettings()
    ) async throws -> CycleReport {
        let brand = brand
        return try await database.read { tx in
            try ReferenceFigures.cycles(on: BrandDay(number: day), brand: brand, settings: settings, in: tx)
        }
    }

    fileprivate func due(
        within days: Int?, on day: Int, _ subject: DueQuestion.Subject, _ settings: FigureSettings = FigureSettings()
    ) async throws -> DueList {
        let brand = brand
        let question = DueQuestion(today: BrandDay(number: day), withinDays: days, subject: subject)
        return try await database.read { tx in
            try ReferenceFigures.due(question, brand: brand, settings: settings, in: tx)
        }
    }

    fileprivate func stages(
        on day: Int, _ settings: FigureSettings = FigureSettings()
    ) async throws -> StageReport {
        let brand = brand
        return try await database.read { tx in
            try ReferenceFigures.stages(on: BrandDay(number: day), brand: brand, settings: settings, in: tx)
        }
    }

    fileprivate func values(on day: Int) async throws -> ValueReport {
        let brand = brand
        return try await database.read { tx in
            try ReferenceFigures.values(RFMQuestion(today: BrandDay(number: day)), brand: brand, in: tx)
        }
    }

    fileprivate func standing(_ question: RFMQuestion) async throws -> StandingFigures {
        let brand = brand
        return try await database.read { tx in try ReferenceFigures.standing(question, brand: brand, in: tx) }
    }
}

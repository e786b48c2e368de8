import Facts
import Shop
import TestDatabases
import Testing

/// The lines of orders over several files.
struct OrderLinesTests {
    @Test(arguments: TestEngine.available)
    func overlappingFilesCountNothingTwice(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let soap = StatedLine.row("soap")
            let wipes = StatedLine.row("wipes", quantity: 3)
            let gift = StatedLine.row("gift", price: 0)
            let first = try await stall.tell(.rows([wipes, soap]), age: 5)
            #expect(first == .new)
            #expect(try await stall.tell(.rows([wipes, gift]), age: 3) == .advanced)
            #expect(try await stall.tell(.rows([gift]), age: 7) == .unchanged)
            #expect(try await stall.lines() == ["gift×1@0", "soap×1@10000000", "wipes×3@10000000"])
            #expect(try await stall.order().version.amounts.paid == 4_000)
            #expect(try await stall.conflicts().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func equalRowsOfOneFileCountEach(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let twice = [StatedLine.row("soap", ordinal: 1), .row("soap", ordinal: 2)]
            try await stall.tell(.rows([twice[0]]))
            #expect(try await stall.order().version.amounts.paid == 1_000)
            #expect(try await stall.tell(.rows(twice)) == .advanced)
            #expect(try await stall.order().version.amounts.paid == 2_000)
            #expect(try await stall.lines().count == 2)
            #expect(try await stall.tell(.rows([twice[1]])) == .unchanged)
        }
    }

    @Test(arguments: TestEngine.available)
    func rowsWithoutAmountsUniteToo(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            func file(_ line: StatedLine) -> StatedOrder {
                StatedOrder(number: "A", currency: .cny, buyers: [.number(7)], lines: .union([line]))
            }
            try await stall.tell(file(.row("soap")))
            #expect(try await stall.tell(file(.row("wipes"))) == .advanced)
            #expect(try await stall.lines() == ["soap×1@10000000", "wipes×1@10000000"])
        }
    }

    @Test(arguments: [[10_004_999, 1_000], [10_005_000, 1_001], [10_004_999, 3_001]] as [[Int64]])
    func aSumIsRoundedOnceHalfUp(_ example: [Int64]) async throws {
        try await Stall.on(.sqlite) { stall in
            let count: Int64 = example[1] > 3_000 ? 3 : 1
            let lines = (1...count).map { StatedLine.row("soap", ordinal: $0, price: example[0]) }
            try await stall.tell(.rows(lines))
            #expect(try await stall.order().version.amounts.paid == example[1])
            #expect(try await stall.order().version.amounts.goods == example[1])
        }
    }

    /// - Parameter ages: of the file of lines and the file of orders.
    @Test(arguments: TestEngine.available, [[1, 2], [2, 1], [1, 1]] as [[Int64]])
    func linesBeforeOrAfterTheOrderEndAlike(_ engine: TestEngine, ages: [Int64]) async throws {
        try await Stall.on(engine) { stall in
            var lines = StatedOrder(
                number: "A", status: .shipped, times: OrderTimes(placed: .day(1), paid: .day(1)), currency: .cny,
                buyers: [.number(7)], lines: .whole([.numbered(1, "soap"), .numbered(2, "gift")]))
            lines.leftOut = .onlyGifts
            var order = StatedOrder.paid("A", status: ages == [1, 1] ? .shipped : .confirmed, refunded: 100)
            order.times.confirmed = .day(9)
            // The younger file knows at least as much of the status.
            if ages == [2, 1] { order.status = .paid }
            try await stall.tell(lines, age: ages[0])
            try await stall.tell(order, age: ages[1])
            let other = stall.of(brand: 2)
            try await other.tell(order, age: ages[1])
            try await other.tell(lines, age: ages[0])
            let versions = [try await stall.order().version, try await other.order().version]
            #expect(versions[0] == versions[1])
            #expect(versions[0].amounts.paid == 10_000)
            #expect(try await stall.lines() == ["gift×1@10000000", "soap×1@10000000"])
            #expect(try await other.lines() == ["gift×1@10000000", "soap×1@10000000"])
            #expect(try await stall.conflicts().isEmpty)
            #expect(try await other.conflicts().isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func linesReplacedBeforeThePaymentAreThoseInForce(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            func placed(_ product: String) -> StatedOrder {
                .paid(status: .placed, paidAt: nil, lines: .whole([.numbered(1, product)]))
            }
            try await stall.tell(placed("soap"), age: 1)
            #expect(try await stall.tell(placed("wipes"), age: 2) == .advanced)
            #expect(try await stall.lines() == ["wipes×1@10000000"])
            #expect(try await stall.tell(placed("towel"), age: 1) == .late)
            #expect(try await stall.tell(placed("candle"), age: 3) == .advanced)
            #expect(try await stall.lines() == ["candle×1@10000000"])
        }
    }

    @Test(arguments: [
        [StatedLine.numbered(1, "wipes")], [.numbered(2, "soap")], [.numbered(1, "soap", quantity: 2)],
        [.numbered(1, "soap"), .numbered(2, "soap")],
    ])
    func otherLinesAfterThePaymentAreAConflict(_ lines: [StatedLine]) async throws {
        try await Stall.on(.sqlite) { stall in
            try await stall.tell(.paid(lines: .whole([.numbered(1, "soap")])))
            #expect(try await stall.tell(.paid(lines: .whole(lines)), age: 2) == .conflict([.lines]))
            #expect(try await stall.lines() == ["soap×1@10000000"])
        }
    }
}

import Access
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Orders that count for nothing, by rule and by hand.
struct LeftOutTests {
    private static let day = Instant(seconds: 1_770_000_000)

    private static func order(
        _ number: String, buyer: String = "b1", memo: String? = nil, flag: OrderFlag? = nil, code: String = "soap",
        title: String = "香皂", price: Int64 = 10
    ) -> ToldEvent {
        let line = StatedLine(
            key: LineKey(hash: 1, ordinal: 1), product: StatedProduct(code: code, title: title), quantity: 1,
            unitPrice: Millionths(price * 1_000_000))
        return .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: number, status: .paid, times: OrderTimes(placed: day, paid: day), currency: .cny,
                    amounts: .told(OrderAmounts(goods: price * 100, paid: price * 100)),
                    buyers: [BuyerKey(kind: .nick, value: buyer)],
                    personal: memo.map { [PersonalValue(kind: .merchantMemo, text: $0)] } ?? [], lines: .whole([line]),
                    flag: flag)))
    }

    private static let events: [ToldEvent] = [
        order("1"), order("2", buyer: "b2", memo: "老客 补单 勿发"), order("3", buyer: "b2", flag: .purple),
        order("4", buyer: "b3", code: "LINK1", title: "补差价专用", price: 1), order("5", buyer: "b4", price: 0),
        order("6", buyer: "clerk"),
    ]

    /// What was not paid, or given back, was no money of the brand's.
    @Test(arguments: TestEngine.available)
    func thePreviewCountsWhatTheFiguresLose(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let unpaid = StatedOrder(
                number: "10", status: .placed, times: OrderTimes(placed: Self.day), currency: .cny,
                amounts: .told(OrderAmounts(goods: 9_900, paid: 9_900)), buyers: [BuyerKey(kind: .nick, value: "b2")],
                flag: .purple)
            let refund = StatedRefund(
                number: "R1", orderNumber: "3", kind: .moneyOnly,
                occurredAt: Self.day, currency: .cny, content: .amount(minor: 300))
            try await shop.tell([
                .statement(store: "A", .order(unpaid)), .statement(store: "A", .refund(refund)),
            ])
            let before = try await Self.money(shop)
            let draft = LeftOutDraft(.flag, ["purple"], as: .brushing)
            let change = try await shop.run(PreviewLeftOutRule(draft, brand: nil))
            #expect(change.orders == 2)
            #expect(change.money.minor == 700)
            _ = try await shop.run(SaveLeftOutRule(draft, brand: nil))
            #expect(try await Self.money(shop) == before - 700)
        }
    }

    private static let drafts: [(LeftOutDraft, String)] = [
        (LeftOutDraft(.memo, ["刷单", "补单"], as: .brushing), "2"),
        (LeftOutDraft(.flag, ["purple"], as: .brushing), "3"),
        (LeftOutDraft(.product, ["LINK1", "LINK2"], as: .priceDifference), "4"),
        (LeftOutDraft(.title, ["补差", "邮费"], as: .priceDifference), "4"),
        (LeftOutDraft(.free, as: .resend), "5"),
        (LeftOutDraft(staff: [BuyerKey(kind: .nick, value: "clerk")]), "6"),
    ]

    private static func open(_ engine: TestEngine, _ body: (Workshop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            try await shop.tell(events)
            try await body(shop)
        }
    }

    private static func leftOut(_ shop: Workshop) async throws -> [String] {
        try await shop.installation.database.read { tx in
            try tx.all("SELECT number FROM orders_read WHERE left_out IS NOT NULL ORDER BY number") { $0.text(0) }
        }
    }

    private static func money(_ shop: Workshop) async throws -> Int64 {
        let list = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
        return list.lines.reduce(0) { $0 + $1.summary.money.minor }
    }

    @Test(arguments: TestEngine.available)
    func eachRuleTellsWhatItChangesAndUndoesItExactly(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let before = try await Self.money(shop)
            for (draft, number) in Self.drafts {
                let change = try await shop.run(PreviewLeftOutRule(draft, brand: nil))
                #expect(change.orders == 1)
                #expect(change.persons == 1)
                #expect(try await Self.leftOut(shop) == [])
                let saved = try await shop.run(SaveLeftOutRule(draft, brand: nil))
                #expect(saved.orders == 1)
                #expect(try await Self.leftOut(shop) == [number])
                #expect(try await Self.money(shop) == before - change.money.minor)
                // Kept once, however often.
                let again = try await shop.run(SaveLeftOutRule(draft, brand: nil))
                #expect(again.name == saved.name)
                #expect(again.orders == 0)
                #expect(try await shop.run(RemoveLeftOutRule(saved.name, brand: nil)) == 1)
                #expect(try await Self.leftOut(shop) == [])
                #expect(try await Self.money(shop) == before)
            }
            #expect(try await shop.run(ListLeftOutRules(brand: nil)).isEmpty)
            let live = try await shop.run(ReportRFM(brand: nil)).report
            #expect(live.figures.reduce(0) { $0 + $1.moneyMinor } == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func rulesHoldForWhatComesAndHandsStandAboveThem(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            var names: [String] = []
            for (draft, _) in Self.drafts { names.append(try await shop.run(SaveLeftOutRule(draft, brand: nil)).name) }
            #expect(try await Self.leftOut(shop) == ["2", "3", "4", "5", "6"])
            try await shop.tell([
                Self.order("7", buyer: "b9", memo: "刷单"), Self.order("8", buyer: "b9", flag: .purple), Self.order("9"),
            ])
            #expect(try await Self.leftOut(shop) == ["2", "3", "4", "5", "6", "7", "8"])
            // Whatever somebody says by hand stands.
            #expect(try await shop.run(MarkOrders(["2", "x"], store: nil, as: nil, brand: nil)).changed == 1)
            #expect(try await shop.run(MarkOrders(["1", "x"], store: nil, as: .test, brand: nil)).unknown == ["x"])
            try await shop.tell([Self.order("2", buyer: "b2", memo: "补单 又一次")])
            #expect(try await Self.leftOut(shop) == ["1", "3", "4", "5", "6", "7", "8"])
            // Another rule that holds takes over where one is taken back.
            #expect(try await shop.run(RemoveLeftOutRule(names[2], brand: nil)) == 1)
            #expect(try await Self.leftOut(shop) == ["1", "3", "4", "5", "6", "7", "8"])
            for name in [names[0], names[1], names[3], names[4], names[5]] {
                _ = try await shop.run(RemoveLeftOutRule(name, brand: nil))
            }
            #expect(try await Self.leftOut(shop) == ["1"])
            await #expect(throws: FactsError.noSuchRule) {
                try await shop.run(RemoveLeftOutRule(names[0], brand: nil))
            }
        }
    }

    @Test(arguments: [
        LeftOutDraft(.memo, as: .brushing), LeftOutDraft(.flag, ["pink"], as: .brushing),
        LeftOutDraft(.free, ["x"], as: .resend), LeftOutDraft(.product, [""], as: .staff),
    ])
    func aRuleThatCouldHoldForNothingIsRefused(_ draft: LeftOutDraft) async throws {
        try await Workshop.open(.sqlite) { shop in
            let error = await #expect(throws: FactsError.self) {
                try await shop.run(SaveLeftOutRule(draft, brand: nil))
            }
            #expect(error?.code == "rule.invalid")
        }
    }

    @Test func noStaffMemberLiesInTheClear() async throws {
        try await Workshop.open(.sqlite) { shop in
            let draft = LeftOutDraft(staff: [BuyerKey(kind: .phone, value: "13912345678")])
            _ = try await shop.run(SaveLeftOutRule(draft, brand: nil))
            let words = try await shop.installation.database.read { tx in
                try tx.all("SELECT words FROM left_out_rules") { $0.text(0) }
            }
            #expect(words.allSatisfy { !$0.contains("139") || $0.count == 38 })
            #expect(words.allSatisfy { !$0.contains("13912345678") })
        }
    }
}

import Foundation
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// A list that is looked through says what the facts say.
struct BrowseCustomersTests {
    private static func order(_ number: Int, _ buyer: String, paid: Int64, refunded: Int64 = 0) -> [ToldEvent] {
        let at = Instant(seconds: 1_770_000_000 + Int64(number) * 86_400)
        let key = BuyerKey(kind: .account, value: buyer)
        let order = ToldEvent.statement(
            store: "A",
            .order(
                StatedOrder(
                    number: "N\(number)", status: .confirmed, times: OrderTimes(placed: at, paid: at), currency: .cny,
                    amounts: .told(OrderAmounts(paid: paid)), buyers: [key],
                    personal: [PersonalValue(kind: .name, text: "王\(buyer)")])))
        guard refunded > 0 else { return [order] }
        return [
            order,
            .statement(
                store: "A",
                .refund(
                    StatedRefund(
                        number: "R\(number)", orderNumber: "N\(number)", kind: .moneyOnly, occurredAt: at,
                        currency: .cny, buyers: [key], content: .amount(minor: refunded)))),
        ]
    }

    /// Twelve buyers, two of them with the same money, one who got everything back.
    private static let events = (0..<60).flatMap { number in
        order(
            number, "buyer\(number % 12)", paid: Int64(1_000 * (number % 12 / 2 + 1)),
            refunded: number % 12 == 11 ? 6_000 : number % 7 == 0 ? 300 : 0)
    }

    @Test(arguments: TestEngine.available)
    func everyPageSaysWhatTheFactsSay(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            try await shop.tell(Self.events)
            for segment in [nil, "orders.count >= 5"] {
                for order in CustomerOrder.allCases {
                    let facts = try await pages { after in
                        let page = try await shop.run(
                            PageCustomers(brand: nil, in: segment, by: order, after: after, limit: 5))
                        return (page.lines.map(Line.init), page.next)
                    }
                    let browsed = try await pages { after in
                        let page = try await shop.run(
                            BrowseCustomers(
                                brand: nil, segment.map { .segment($0) } ?? .everybody, by: order, after: after,
                                limit: 5))
                        return (page.lines.map(Line.init), page.next)
                    }
                    #expect(browsed == facts, "\(order), \(segment ?? "everybody")")
                    #expect(!browsed.isEmpty)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whoIsLookedForComesByMoney(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            try await shop.tell(Self.events)
            let found = try await shop.run(BrowseCustomers(brand: nil, .matching("王"), by: .id, limit: 5))
            #expect(found.found == 12)
            #expect(found.lines.map { $0.totals?.money.minor ?? 0 } == [30_000, 24_700, 24_700, 19_700, 19_700])
        }
    }

    /// What both lists say of somebody.
    private struct Line: Equatable {
        let id: String
        let name: String?
        let purchases: Int
        let money: Int64
        let last: BrandDay?

        init(_ line: CustomerLine) {
            (id, name) = (line.id, line.name)
            (purchases, money) = (line.summary.purchases, line.summary.money.minor)
            last = line.summary.last.map { BrandDay($0, in: TimeZone(identifier: "Asia/Shanghai") ?? .gmt) }
        }

        init(_ line: BrowsedCustomer) {
            (id, name) = (line.id, line.name)
            (purchases, money) = (line.totals?.purchases ?? -1, line.totals?.money.minor ?? -1)
            last = line.totals?.last
        }
    }

    private func pages(_ page: (String?) async throws -> (lines: [Line], next: String?)) async throws -> [Line] {
        var (all, next): ([Line], String?) = ([], nil)
        repeat {
            let more = try await page(next)
            all += more.lines
            next = more.next
        } while next != nil && all.count < 100
        return all
    }
}

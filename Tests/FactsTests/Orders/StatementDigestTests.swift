import Shop
import Testing

@testable import Facts

struct StatementDigestTests {
    private let order = StatedOrder.paid("A", lines: .whole([.numbered(1, "soap"), .numbered(2, "wipes")]))

    @Test func theOrderOfLinesDoesNotMatter() {
        var turned = order
        turned.lines = .whole([.numbered(2, "wipes"), .numbered(1, "soap")])
        #expect(digest(turned) == digest(order))
        #expect(digest(order).count == 16)
    }

    @Test func everythingToldMatters() {
        let changes: [(inout StatedOrder) -> Void] = [
            { $0.number = "B" },
            { $0.kind = .group },
            { $0.status = nil },
            { $0.status = .placed },
            { $0.times.placed = nil },
            { $0.times.closed = .day(1) },
            { $0.times.confirmed = .day(1) },
            { $0.currency = .usd },
            { $0.amounts = .untold },
            { $0.amounts = .sumOfLines },
            { $0.amounts = .told(OrderAmounts(goods: 10_000)) },
            { $0.amounts = .told(OrderAmounts(received: 10_000)) },
            { $0.amounts = .told(OrderAmounts(paid: 10_000, refunded: 1)) },
            { $0.amounts = .told(OrderAmounts(paid: 10_000, isRefundAssumed: true)) },
            { $0.leftOut = .staff },
            { $0.origin = "" },
            { $0.lines = .untold },
            { $0.lines = .whole([.numbered(1, "soap")]) },
            { $0.lines = .whole([.numbered(1, "soap"), .numbered(2, "wipes", quantity: 2)]) },
            { $0.lines = .whole([.numbered(1, "soap"), .numbered(3, "wipes")]) },
        ]
        var digests: Set<[UInt8]> = [digest(order)]
        for change in changes {
            var changed = order
            change(&changed)
            digests.insert(digest(changed))
        }
        #expect(digests.count == changes.count + 1)
    }

    @Test func theBuyerGoesInAsTheCustomerAlone() {
        var spelledOtherwise = order
        spelledOtherwise.buyers = [BuyerKey(kind: .phone, value: "13800138000")]
        #expect(digest(spelledOtherwise) == digest(order))
        #expect(digest(order, customer: 8) != digest(order))
        #expect(digest(order, customer: nil) != digest(order))
    }

    @Test func personalValuesStayOut() {
        var told = order
        told.personal = [PersonalValue(kind: .name, text: "王小明")]
        #expect(digest(told) == digest(order))
    }

    private func digest(_ order: StatedOrder, customer: Int64? = 7) -> [UInt8] {
        StatementDigest.of(order, customer: customer.map { ID($0) })
    }
}

import Facts
import Shop
import Testing

/// Definitions, Facts 4 and 5.
struct PurchaseRulesTests {
    private static let times = OrderTimes(
        placed: .day(1), depositPaid: .day(2), paid: .day(3), grouped: .day(4), shipped: .day(5), delivered: .day(6),
        confirmed: .day(7))

    @Test(
        arguments: [(OrderKind.ordinary, 3), (.presale, 3), (.group, 4), (.cashOnDelivery, 6)] as [(OrderKind, Int64)])
    func eachKindCountsFromItsOwnMoment(kind: OrderKind, day: Int64) {
        #expect(purchasedAt { $0.kind = kind } == .day(day))
    }

    @Test(arguments: [OrderKind.ordinary, .presale, .group])
    func withoutThatMomentItIsNoPurchase(kind: OrderKind) {
        let found = purchasedAt {
            $0.kind = kind
            if kind == .group { $0.times.grouped = nil } else { $0.times.paid = nil }
        }
        #expect(found == nil)
    }

    @Test func cashOnDeliveryCountsFromTheConfirmationWhereNoSigningIsTold() {
        let confirmed = purchasedAt {
            $0.kind = .cashOnDelivery
            $0.times.delivered = nil
        }
        #expect(confirmed == .day(7))
        let refused = purchasedAt {
            $0.kind = .cashOnDelivery
            $0.times.delivered = nil
            $0.times.confirmed = nil
            $0.status = .closed
        }
        #expect(refused == nil)
    }

    @Test func aDepositAloneIsNoPurchase() {
        let found = purchasedAt {
            $0.kind = .presale
            $0.status = .depositPaid
            $0.times = OrderTimes(placed: .day(1), depositPaid: .day(2))
        }
        #expect(found == nil)
    }

    @Test(arguments: [(9_999, true), (10_000, false), (10_001, false)] as [(Int64, Bool)])
    func onlyAFullRefundEndsThePurchase(refunded: Int64, counts: Bool) {
        #expect((purchasedAt(refunded: refunded) { _ in } != nil) == counts)
    }

    @Test func anOrderOfNothingPaidIsStillOne() {
        #expect(purchasedAt { $0.amounts.paid = 0 } == .day(3))
    }

    @Test(arguments: [nil, 0, 10_000] as [Int64?], OrderKind.allCases)
    func aClosedOrderIsNoPurchaseWhateverWasPaidAndRefunded(paid: Int64?, kind: OrderKind) {
        let closed = OrderVersion.known.with {
            $0.kind = kind
            $0.times = Self.times
            $0.status = .closed
            $0.times.closed = .day(9)
            $0.amounts = OrderAmounts(paid: paid)
        }
        #expect(PurchaseRules.purchasedAt(closed, refunded: 0) == nil)
        #expect(PurchaseRules.purchasedAt(closed, refunded: paid ?? 0) == nil)
    }

    @Test func anOrderWithoutAnAmountIsOneAllTheSame() {
        #expect(purchasedAt { $0.amounts = OrderAmounts() } == .day(3))
    }

    @Test(arguments: LeftOutReason.allCases)
    func whatIsLeftOutIsNoPurchase(_ reason: LeftOutReason) {
        #expect(purchasedAt { $0.leftOut = reason } == nil)
    }

    @Test func anOrderKnownByItsLinesAloneIsNone() {
        #expect(purchasedAt { $0.status = nil } == nil)
    }

    private func purchasedAt(refunded: Int64 = 0, _ change: (inout OrderVersion) -> Void) -> Instant? {
        let order = OrderVersion.known.with {
            $0.times = Self.times
            $0.status = .confirmed
        }
        return PurchaseRules.purchasedAt(order.with(change), refunded: refunded)
    }
}

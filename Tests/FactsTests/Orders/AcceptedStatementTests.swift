import Facts
import Shop
import Testing

/// What stands after a statement kept aside was accepted.
struct AcceptedStatementTests {
    private let known = OrderVersion.known.with {
        $0.kind = .group
        $0.times.shipped = .day(3)
        $0.amounts = OrderAmounts(goods: 9_000, freight: 600, paid: 10_000, received: 9_900, refunded: 200)
        $0.refundedAt = .day(8)
        $0.leftOut = .staff
        $0.origin = "直播间"
    }

    @Test func whatIsToldWinsAndTheRestStays() {
        let stated = OrderVersion(
            kind: .ordinary, status: .paid, times: OrderTimes(paid: .day(2)), currency: .cny,
            amounts: OrderAmounts(paid: 8_000), customer: nil, leftOut: nil, origin: nil, lineSet: 1,
            statedAt: .day(20))
        let expected = known.told(20).with {
            $0.status = .paid
            $0.times.paid = .day(2)
            $0.amounts.paid = 8_000
        }
        #expect(OrderRules.accepted(stated, hasOwnLines: false, over: known) == expected)
    }

    @Test func anotherCurrencyTakesNoAmountsOver() {
        let stated = known.told(20).with {
            $0.currency = .usd
            $0.amounts = OrderAmounts(paid: 1_500)
        }
        let accepted = OrderRules.accepted(stated, hasOwnLines: false, over: known)
        #expect(accepted.amounts == OrderAmounts(paid: 1_500))
        #expect(accepted.refundedAt == nil)
    }

    @Test func aLoweredRefundIsTakenAndDated() {
        let stated = known.told(20).with { $0.amounts.refunded = 100 }
        let accepted = OrderRules.accepted(stated, hasOwnLines: false, over: known)
        #expect(accepted.amounts.refunded == 100)
        #expect(accepted.refundedAt == stated.times.newest)
    }

    @Test func theSameRefundKeepsItsDate() {
        let stated = known.told(20).with {
            $0.customer = ID(8)
            $0.refundedAt = nil
        }
        let accepted = OrderRules.accepted(stated, hasOwnLines: false, over: known)
        #expect(accepted.refundedAt == .day(8))
        #expect(accepted.customer == ID(8))
    }

    @Test func itsOwnLinesComeIntoForceAndNoOthers() {
        let stated = known.told(20).with { $0.lineSet = 3 }
        #expect(OrderRules.accepted(stated, hasOwnLines: true, over: known).lineSet == 3)
        let added = known.with { $0.lineSet = 4 }
        #expect(OrderRules.accepted(known.told(20), hasOwnLines: false, over: added).lineSet == 4)
    }

    @Test func whatWasLearntSinceIsNotTakenBack() {
        let advanced = known.told(30).with { $0.status = .confirmed }
        let stated = known.told(20).with {
            $0.status = .shipped
            $0.amounts.paid = 8_000
        }
        let accepted = OrderRules.accepted(stated, hasOwnLines: false, over: advanced)
        #expect(accepted.status == .confirmed)
        #expect(accepted.amounts.paid == 8_000)
        #expect(accepted.statedAt == .day(30))
    }
}

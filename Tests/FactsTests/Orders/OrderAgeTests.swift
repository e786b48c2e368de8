import Facts
import Shop
import Testing

/// What an older statement that arrives late does to an order known.
struct OrderAgeTests {
    private let known = OrderVersion.known

    @Test(arguments: [9, 10, 11] as [Int64])
    func aLowerStatusIsLateOnlyWhenOlder(day: Int64) {
        let verdict = judge(known.told(day).with { $0.status = .paid })
        #expect(verdict == (day < 10 ? .late : .aside([.statusBackwards])))
    }

    @Test(arguments: [9, 10] as [Int64])
    func aLowerRefundIsLateOnlyWhenOlder(day: Int64) {
        let refunded = known.with { $0.amounts.refunded = 3_000 }
        let verdict = judge(known.told(day).with { $0.amounts.refunded = 1_000 }, against: refunded)
        #expect(verdict == (day < 10 ? .late : .aside([.refundLowered])))
    }

    @Test func anOlderStatementThatSaysTheSameChangesNothing() {
        #expect(judge(known.told(5)) == .unchanged)
    }

    @Test func anOlderStatementFillsBlanksAndTakesNothingBack() {
        let older = known.told(5).with {
            $0.status = .paid
            $0.times.placed = .day(0)
            $0.times.shipped = .day(4)
            $0.amounts = OrderAmounts(goods: 1, freight: 600, paid: 10_000)
        }
        let expected = known.with {
            $0.times.shipped = .day(4)
            $0.amounts.freight = 600
        }
        #expect(judge(older) == .advanced(expected))
    }

    @Test func anOlderFileOfLinesGivesTheOrderItsLines() {
        let headOnly = known.with { $0.lineSet = 0 }
        let lines = known.told(5).with { $0.status = .paid }
        #expect(judge(lines, lines: .added, against: headOnly) == .advanced(known))
    }

    @Test func anOlderStatementOfAnotherBuyerContradictsAllTheSame() {
        #expect(judge(known.told(5).with { $0.customer = ID(8) }) == .aside([.buyer]))
        #expect(judge(known.told(5).with { $0.currency = .gbp }) == .aside([.currency]))
        #expect(judge(known.told(5).with { $0.times.paid = .day(2) }) == .aside([.paymentTime]))
        #expect(judge(known.told(5).with { $0.amounts.paid = 1 }) == .aside([.paidAmount]))
        #expect(judge(known.told(5), lines: .replaced) == .aside([.lines]))
    }

    @Test func whatWasPaidBeforeTheRefundIsLate() {
        let refunded = known.with { $0.amounts = OrderAmounts(goods: 9_000, paid: 7_000, refunded: 3_000) }
        #expect(judge(known.told(5), against: refunded) == .late)
        // Told later than the refund, it contradicts.
        #expect(judge(known.told(11), against: refunded) == .aside([.paidAmount]))
    }

    @Test func priceAndLinesFromBeforeThePaymentAreLate() {
        let placed = known.told(5).with {
            $0.status = .placed
            $0.times.paid = nil
            $0.amounts.paid = 12_000
            $0.lineSet = 3
        }
        #expect(judge(placed, lines: .replaced) == .late)
        #expect(judge(placed.told(11), lines: .replaced) == .aside([.paidAmount, .lines]))
    }

    @Test func olderLinesOfAnUnpaidOrderAreLate() {
        let unpaid = known.with {
            $0.status = .placed
            $0.times.paid = nil
        }
        #expect(judge(unpaid.told(5).with { $0.lineSet = 3 }, lines: .replaced, against: unpaid) == .late)
        #expect(judge(unpaid.told(11).with { $0.lineSet = 3 }, lines: .replaced, against: unpaid).version?.lineSet == 3)
    }

    @Test func theReasonForLeavingOutIsTheYoungest() {
        let marked = known.with { $0.leftOut = .brushing }
        let told = marked.with { $0.leftOut = .staff }
        #expect(judge(told.told(11), against: marked).version?.leftOut == .staff)
        #expect(judge(told.told(9), against: marked) == .unchanged)
        #expect(judge(marked.told(9)).version?.leftOut == .brushing)
    }

    @Test func anOlderRaisedRefundStandsSinceTheMomentItTells() {
        let told = known.told(5).with {
            $0.amounts.refunded = 500
            $0.times.shipped = .day(4)
        }
        let next = judge(told).version
        #expect(next?.amounts.refunded == 500)
        #expect(next?.refundedAt == .day(4))
        #expect(next?.statedAt == .day(10))
    }

    private func judge(
        _ stated: OrderVersion, lines: OrderRules.LinesChange = .same, against current: OrderVersion? = nil
    ) -> OrderRules.Verdict {
        OrderRules.judge(stated, isUnion: false, lines: lines, against: current ?? known)
    }
}

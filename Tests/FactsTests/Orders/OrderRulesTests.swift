import Facts
import Shop
import Testing

/// What a younger statement does to an order known.
struct OrderRulesTests {
    private let known = OrderVersion.known

    @Test func sayingTheSameAgainChangesNothing() {
        #expect(judge(known.told(20)) == .unchanged)
    }

    @Test func sayingLessChangesNothing() {
        let stated = known.told(20).with {
            $0.status = nil
            $0.times = OrderTimes()
            $0.amounts = OrderAmounts()
            $0.customer = nil
        }
        #expect(judge(stated) == .unchanged)
    }

    @Test(arguments: OrderStatus.allCases.filter { $0 > .shipped })
    func aHigherStatusAdvances(_ status: OrderStatus) {
        let next = judge(known.told(20).with { $0.status = status }).version
        #expect(next == known.told(20).with { $0.status = status })
    }

    @Test(arguments: OrderStatus.allCases.filter { $0 < .shipped })
    func aLowerStatusContradicts(_ status: OrderStatus) {
        #expect(judge(known.told(20).with { $0.status = status }) == .aside([.statusBackwards]))
    }

    @Test func aStatusFillsABlank() {
        let lines = known.with { $0.status = nil }
        #expect(judge(known.told(20), against: lines).version?.status == .shipped)
    }

    @Test func aTimeFillsABlankAndThenStands() {
        let moments: [WritableKeyPath<OrderTimes, Instant?>] = [
            \.placed, \.depositPaid, \.paid, \.grouped, \.shipped, \.delivered, \.confirmed, \.closed,
        ]
        for moment in moments {
            let blank = known.with { $0.times[keyPath: moment] = nil }
            let told = known.told(20).with { $0.times[keyPath: moment] = .day(3) }
            #expect(judge(told, against: blank).version?.times[keyPath: moment] == .day(3))
            let standing = known.with { $0.times[keyPath: moment] = .day(2) }
            #expect(judge(told, against: standing) == (moment == \.paid ? .aside([.paymentTime]) : .unchanged))
        }
    }

    @Test func blanksAreFilled() {
        let blank = known.with {
            $0.amounts = OrderAmounts()
            $0.customer = nil
            $0.lineSet = 0
        }
        let told = known.told(20).with {
            $0.amounts = OrderAmounts(goods: 1, freight: 2, paid: 3, received: 4)
            $0.kind = .presale
            $0.leftOut = .brushing
            $0.origin = "直播间"
        }
        let next = judge(told, lines: .added, against: blank).version
        #expect(next == told.with { $0.lineSet = 1 })
    }

    @Test func whatIsToldFirstOfBuyerAndOriginStands() {
        let standing = known.with { $0.origin = "直播间" }
        let told = standing.told(20).with {
            $0.customer = nil
            $0.origin = "达人"
            $0.status = .confirmed
        }
        let next = judge(told, against: standing).version
        #expect(next?.customer == ID(7))
        #expect(next?.origin == "直播间")
    }

    @Test func aYoungerAmountThatIsNotThePaymentStands() {
        let next = judge(known.told(20).with { $0.amounts.goods = 8_000 }).version
        #expect(next?.amounts.goods == 8_000)
    }

    @Test func aRaisedRefundCountsFromTheClosing() {
        let told = known.told(20).with {
            $0.amounts.refunded = 3_000
            $0.status = .closed
            $0.times.closed = .day(15)
        }
        let next = judge(told).version
        #expect(next?.amounts.refunded == 3_000)
        #expect(next?.refundedAt == .day(15))
    }

    @Test func aRaisedRefundWithoutAClosingCountsFromTheNewestMomentTold() {
        let told = known.told(20).with {
            $0.amounts.refunded = 3_000
            $0.times.confirmed = .day(9)
        }
        #expect(judge(told).version?.refundedAt == .day(9))
    }

    @Test func aRefundThatIsNotRaisedKeepsItsDate() {
        let refunded = known.with {
            $0.amounts.refunded = 3_000
            $0.refundedAt = .day(9)
        }
        let next = judge(refunded.told(20).with { $0.status = .confirmed }, against: refunded).version
        #expect(next?.refundedAt == .day(9))
    }

    @Test func aLowerRefundContradictsAndNoneDoesNot() {
        let refunded = known.with { $0.amounts.refunded = 3_000 }
        #expect(
            judge(refunded.told(20).with { $0.amounts.refunded = 2_999 }, against: refunded) == .aside([.refundLowered])
        )
        #expect(judge(known.told(20), against: refunded) == .unchanged)
    }

    @Test func anAssumedRefundStaysAssumedUntilItIsTold() {
        let assumed = known.with {
            $0.amounts.refunded = 10_000
            $0.amounts.isRefundAssumed = true
            $0.refundedAt = .day(10)
        }
        #expect(judge(assumed.told(20), against: assumed) == .unchanged)
        #expect(judge(known.told(20), against: assumed) == .unchanged)
        let told = assumed.told(20).with { $0.amounts.isRefundAssumed = false }
        #expect(judge(told, against: assumed).version?.amounts.isRefundAssumed == false)
        // An assumption takes nothing from what was told.
        let certain = told.told(10)
        #expect(judge(assumed.told(20), against: certain) == .unchanged)
    }

    @Test func everyContradictionIsNamed() {
        let told = known.told(20).with {
            $0.customer = ID(8)
            $0.currency = .usd
            $0.times.paid = .day(2)
            $0.amounts.paid = 9_999
        }
        #expect(
            judge(told, lines: .replaced)
                == .aside([.buyer, .currency, .paymentTime, .paidAmount, .lines]))
    }

    /// Doors of one platform tell one payment seconds apart: what was told first stands.
    @Test func aPaymentTimeSomeSecondsOffIsTheSamePayment() {
        let paidAt = known.times.paid ?? .day(1)
        for (milliseconds, verdict) in [
            (300_000, OrderRules.Verdict.unchanged), (-300_000, .unchanged), (300_001, .aside([.paymentTime])),
        ] as [(Int64, OrderRules.Verdict)] {
            let told = known.told(20).with { $0.times.paid = paidAt.advanced(milliseconds: milliseconds) }
            #expect(judge(told) == verdict)
        }
    }

    @Test func eachContradictionStandsAlone() {
        #expect(judge(known.told(20).with { $0.customer = ID(8) }) == .aside([.buyer]))
        #expect(judge(known.told(20).with { $0.currency = .usd }) == .aside([.currency]))
        #expect(judge(known.told(20).with { $0.times.paid = .day(2) }) == .aside([.paymentTime]))
        #expect(judge(known.told(20).with { $0.amounts.paid = 9_999 }) == .aside([.paidAmount]))
        #expect(judge(known.told(20), lines: .replaced) == .aside([.lines]))
    }

    @Test func anotherAmountPaidGoesWithARefund() {
        let told = known.told(20).with {
            $0.amounts.paid = 7_000
            $0.amounts.refunded = 3_000
        }
        #expect(judge(told).version?.amounts == OrderAmounts(goods: 9_000, paid: 7_000, refunded: 3_000))
    }

    @Test func beforeThePaymentPriceAndLinesMayChange() {
        let placed = known.with {
            $0.status = .placed
            $0.times.paid = nil
        }
        let told = placed.told(20).with {
            $0.amounts.paid = 5_000
            $0.lineSet = 4
        }
        let next = judge(told, lines: .replaced, against: placed).version
        #expect(next?.amounts.paid == 5_000)
        #expect(next?.lineSet == 4)
    }

    @Test func rowsAddedLieInTheSetInForce() {
        let apart = known.with { $0.lineSet = 3 }
        let added = judge(known.told(20).with { $0.lineSet = 5 }, lines: .added, against: apart).version
        #expect(added == apart.told(20))
        let first = known.with { $0.lineSet = 0 }
        #expect(judge(known.told(20).with { $0.lineSet = 5 }, lines: .added, against: first).version?.lineSet == 1)
    }

    private func judge(
        _ stated: OrderVersion, lines: OrderRules.LinesChange = .same, against current: OrderVersion? = nil
    ) -> OrderRules.Verdict {
        OrderRules.judge(stated, isUnion: false, lines: lines, against: current ?? known)
    }
}

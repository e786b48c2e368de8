import Insight
import Shop
import Testing

struct ValueRulesTests {
    private static let plain = ValueFigures(
        stage: .active, rfmClass: RFMClass(isRecent: true, isFrequent: false, isSpending: false),
        scores: RFMScores(recency: 3, frequency: 3, money: 3), frequency: 1)

    @Test(
        arguments: [
            (Stage.prospect, nil), (.new, .ordinary), (.active, .ordinary), (.cooling, .ordinary), (.dormant, .dormant),
            (.lost, .dormant),
        ] as [(Stage, ValueTier?)])
    func theStageComesFirst(stage: Stage, tier: ValueTier?) {
        #expect(ValueRules.tier(Self.plain.with { $0.stage = stage }) == tier)
    }

    @Test func bestInAllIsHigh() {
        for rfmClass in RFMClass.all {
            let tier = ValueRules.tier(Self.plain.with { $0.rfmClass = rfmClass })
            #expect(tier == (rfmClass.code == "111" ? .high : .ordinary))
        }
    }

    @Test func theTopFifthOfMoneyIsHighIfRecent() {
        let rich = Self.plain.with { $0.scores = RFMScores(recency: 1, frequency: 1, money: 5) }
        #expect(ValueRules.tier(rich) == .high)
        #expect(ValueRules.tier(rich.with { $0.scores = RFMScores(recency: 1, frequency: 1, money: 4) }) == .ordinary)
        let faded = rich.with { $0.rfmClass = RFMClass(isRecent: false, isFrequent: true, isSpending: true) }
        #expect(ValueRules.tier(faded) == .ordinary)
    }

    @Test func whoBuysSeldomWithReasonToDoubtIsDisloyal() {
        let reasons: [(Bool, (inout ValueFigures) -> Void)] = [
            (true, { $0.fewestStars = 3 }), (true, { $0.fewestStars = 1 }), (false, { $0.fewestStars = 4 }),
            (true, { $0.returnRate = 0.301 }), (false, { $0.returnRate = 0.3 }),
            (true, { $0.buysOnlyOnPromotionDays = true }),
        ]
        for (isReason, change) in reasons {
            let figures = Self.plain.with(change)
            #expect(ValueRules.tier(figures) == (isReason ? .lowLoyalty : .ordinary))
            #expect(ValueRules.tier(figures.with { $0.frequency = 2 }) == (isReason ? .lowLoyalty : .ordinary))
            #expect(ValueRules.tier(figures.with { $0.frequency = 3 }) == .ordinary)
            #expect(ValueRules.tier(figures.with { $0.frequency = 0 }) == (isReason ? .lowLoyalty : .ordinary))
        }
    }

    @Test func recentWithRoomToRiseIsPotential() {
        for recency in 1...5 {
            for frequency in 1...5 {
                for money in 1...4 {
                    let scores = RFMScores(recency: recency, frequency: frequency, money: money)
                    let isPotential = recency >= 4 && (2...4).contains(frequency) && money >= 2
                    #expect(
                        ValueRules.tier(Self.plain.with { $0.scores = scores })
                            == (isPotential ? .potential : .ordinary))
                }
            }
        }
        #expect(ValueRules.tier(Self.plain.with { $0.hasUnpaidCart = true }) == .potential)
    }

    @Test func whoBoughtNothingInTheWindowMayStillBeRanked() {
        let away = Self.plain.with {
            $0.rfmClass = nil
            $0.scores = nil
            $0.frequency = 0
        }
        #expect(ValueRules.tier(away) == .ordinary)
        #expect(ValueRules.tier(away.with { $0.fewestStars = 2 }) == .lowLoyalty)
        #expect(ValueRules.tier(away.with { $0.hasUnpaidCart = true }) == .potential)
    }

    @Test func theReturnRateIsShrunkToTheShops() {
        let shop = Returns(orders: 100, returned: 10)
        #expect(ReturnRules.rate(Returns(orders: 2, returned: 2), shop: shop) == nil)
        // (2 · 0.1 + 1) / (2 + 3)
        #expect(ReturnRules.rate(Returns(orders: 3, returned: 1), shop: shop) == 0.24)
        #expect(ReturnRules.rate(Returns(orders: 6, returned: 4), shop: shop) == 0.525)
        #expect(ReturnRules.rate(Returns(orders: 8, returned: 0), shop: shop) == 0.02)
        #expect(ReturnRules.rate(Returns(orders: 4, returned: 3), shop: Returns(orders: 0, returned: 0)) == 0.5)
        #expect(Returns(orders: 3, returned: 7).returned == 3)
    }

    @Test func aCartWaitsAfterADayUntilBoughtOrEmptied() {
        let now = Instant(seconds: 1_000_000)
        func before(_ seconds: Int64) -> Instant { Instant(seconds: 1_000_000 - seconds) }
        func isUnpaid(_ events: [CartEvent], boughtBefore seconds: Int64? = nil) -> Bool {
            CartRules.isUnpaid(events, lastPurchaseAt: seconds.map(before), at: now)
        }
        #expect(!isUnpaid([]))
        #expect(isUnpaid([CartEvent(.added, ID(1), at: before(86_400))]))
        #expect(!isUnpaid([CartEvent(.added, ID(1), at: before(86_399))]))
        #expect(isUnpaid([CartEvent(.added, nil, at: before(90_000))], boughtBefore: 90_001))
        #expect(!isUnpaid([CartEvent(.added, nil, at: before(90_000))], boughtBefore: 90_000))
        #expect(!isUnpaid([CartEvent(.added, nil, at: before(90_000))], boughtBefore: 10))
        let emptied = [CartEvent(.removed, ID(1), at: before(10)), CartEvent(.added, ID(1), at: before(90_000))]
        #expect(!isUnpaid(emptied))
        #expect(isUnpaid(emptied + [CartEvent(.added, ID(2), at: before(90_000))]))
        // Put in again: it is that time that counts.
        #expect(!isUnpaid(emptied + [CartEvent(.added, ID(1), at: before(5))]))
        #expect(!isUnpaid([CartEvent(.added, ID(1), at: before(-5))]))
    }
}

extension ValueFigures {
    fileprivate func with(_ change: (inout ValueFigures) -> Void) -> ValueFigures {
        var figures = self
        change(&figures)
        return figures
    }
}

import Facts
import Shop
import Testing

/// Rows without line numbers: an order is the union of its rows, and a file with a part of it contradicts nothing.
struct OrderUnionRulesTests {
    private let known = OrderVersion.known

    @Test(arguments: [5, 20] as [Int64])
    func aPartWithOtherTimesAmountsAndStatusContradictsNothing(day: Int64) {
        let part = known.told(day).with {
            $0.status = .paid
            $0.times.paid = .day(2)
            $0.amounts = OrderAmounts(goods: 12_000, paid: 12_000)
        }
        let next = judge(part, lines: .added).version
        #expect(next?.status == .shipped)
        #expect(next?.times.paid == .day(1))
        #expect(next?.amounts == OrderAmounts(goods: 12_000, paid: 12_000))
    }

    @Test func theEarliestPlacingAndTheLatestDeliveryCount() {
        let sent = known.with {
            $0.times.shipped = .day(4)
            $0.times.confirmed = .day(6)
        }
        let part = known.told(20).with {
            $0.times.placed = .day(0)
            $0.times.shipped = .day(5)
            $0.times.confirmed = .day(5)
        }
        let next = judge(part, lines: .added, against: sent).version
        #expect(next?.times.placed == .day(0))
        #expect(next?.times.shipped == .day(5))
        #expect(next?.times.confirmed == .day(6))
    }

    @Test func anotherBuyerOrCurrencyContradicts() {
        #expect(judge(known.told(20).with { $0.customer = ID(8) }, lines: .added) == .aside([.buyer]))
        #expect(judge(known.told(5).with { $0.currency = .usd }, lines: .same) == .aside([.currency]))
    }

    @Test func knownRowsChangeNothing() {
        #expect(judge(known.told(20), lines: .same) == .unchanged)
    }

    @Test func anOrderIsOnlyGiftsWhileEveryPartIs() {
        let gifts = known.with { $0.leftOut = .onlyGifts }
        #expect(judge(known.told(20), lines: .added, against: gifts).version?.leftOut == .some(nil))
        #expect(judge(gifts.told(20), lines: .added, against: known) == .advanced(known.told(20)))
        #expect(judge(gifts.told(20), lines: .added, against: gifts) == .advanced(gifts.told(20)))
        // The first rows of an order known without any.
        let headOnly = known.with { $0.lineSet = 0 }
        #expect(judge(gifts.told(20), lines: .added, against: headOnly).version?.leftOut == .onlyGifts)
    }

    @Test func aMarkThatHangsOnNoRowStays() {
        let marked = known.with { $0.leftOut = .brushing }
        #expect(judge(known.told(20), lines: .added, against: marked) == .advanced(marked.told(20)))
    }

    private func judge(
        _ stated: OrderVersion, lines: OrderRules.LinesChange, against current: OrderVersion? = nil
    ) -> OrderRules.Verdict {
        OrderRules.judge(stated, isUnion: true, lines: lines, against: current ?? known)
    }
}

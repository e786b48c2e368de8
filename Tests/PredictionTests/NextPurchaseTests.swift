import Foundation
import Prediction
import Testing

struct NextPurchaseTests {
    @Test func maskedDaysAreLeftOut() {
        let log = PurchaseLog(persons: [
            [(0, 1), (10, 1), (40, 1), (60, 1)], [(10, 1), (40, 1)],
        ])
        let all = OwnIntervals(log, upTo: 99)
        #expect(all[0].map { exp($0).rounded() } == [10, 30, 20])
        let masked = OwnIntervals(log, upTo: 99, masked: [10, 40])
        #expect(masked[0].isEmpty)
        // Who buys on masked days only keeps theirs, for themselves alone.
        #expect(masked[1].map { exp($0).rounded() } == [30])
        #expect(masked.countsForAll == [true, false])
        #expect(OwnIntervals(log, upTo: 59)[0].count == 2)
    }

    @Test func consumablesAreReckonedByTheUnit() {
        // 80 wipes last 20 days, 160 last 40.
        let log = PurchaseLog(persons: .init(repeating: [(0, 1), (20, 1), (60, 1)], count: 30))
        let units: [Double] = (0..<90).map { $0 % 3 == 1 ? 160 : 80 }
        let intervals = OwnIntervals(log, upTo: 60, units: units)
        let shrinkage = IntervalShrinkage(intervals)
        #expect(abs(shrinkage.expectedDays(intervals[0]) * 80 - 20) < 1)
        let window = shrinkage.window(intervals[0], elapsedDays: 0, units: 160)
        #expect(abs(window.likelyInDays - 40) <= 2)
    }

    @Test func theRegularKeepTheirOwnPace() {
        var numbers = SeededNumbers(3)
        let log = PurchaseLog(
            persons: (0..<200).map { person in
                let pace = person % 2 == 0 ? 10.0 : 60
                var day = 0.0
                return (0..<8).map { _ in
                    day += pace * (0.8 + 0.4 * numbers.uniform())
                    return (Int32(day), 1.0)
                }
            })
        let intervals = OwnIntervals(log, upTo: 1000)
        let shrinkage = IntervalShrinkage(intervals)
        #expect(abs(shrinkage.expectedDays(intervals[0]) - 10) < 3)
        #expect(abs(shrinkage.expectedDays(intervals[1]) - 60) < 12)
        #expect(shrinkage.strength <= 1)
    }

    @Test func aWindowOfOneWhoIsLateStillLiesAhead() {
        let log = PurchaseLog(
            persons: (0..<50).map { (person: Int32) -> [(day: Int32, amount: Double)] in
                [(0, 1), (20 + person % 20, 1), (50 + person % 30, 1)]
            })
        let intervals = OwnIntervals(log, upTo: 99)
        let shrinkage = IntervalShrinkage(intervals)
        for elapsed: Int32 in [0, 25, 60, 400] {
            let window = shrinkage.window(intervals[0], elapsedDays: elapsed)
            #expect(window.opensInDays >= 1 && window.opensInDays <= window.likelyInDays)
            #expect(window.likelyInDays <= window.closesInDays)
        }
    }

    @Test func aLargerStockLastsLonger() {
        let model = BetaGeometric(leaving: .afterRepeats, r: 2, alpha: 8, a: 0.1, b: 3)
        let log = MadeUpShop.log(model, persons: 500, days: 400, seed: 4)
        let forecast = NextPurchaseForecast(log, at: 300, horizon: 200)
        for person in log.buyers(upTo: 300).prefix(50) {
            let usual = forecast.window(of: person, in: log)
            let double = forecast.window(of: person, in: log, stock: 2)
            #expect(double.likelyInDays >= usual.likelyInDays && double.closesInDays >= usual.closesInDays)
        }
    }

    @Test func nothingAfterTheDayMovesAWindow() {
        let model = BetaGeometric(leaving: .afterAny, r: 1, alpha: 4, a: 0.5, b: 3)
        let whole = MadeUpShop.log(model, persons: 300, days: 500, seed: 12)
        let known = PurchaseLog(
            persons: (0..<whole.persons).map { person in
                whole.places(of: person, upTo: 320).map { (whole.days[$0], whole.amounts[$0]) }
            })
        let (one, other) = (NextPurchaseForecast(whole, at: 320), NextPurchaseForecast(known, at: 320))
        #expect(one.checked > 0 && one.checked == other.checked)
        for person in whole.buyers(upTo: 320) {
            #expect(one.window(of: person, in: whole) == other.window(of: person, in: known))
        }
        #expect(ValueOutlook(whole, at: 320).values == ValueOutlook(known, at: 320).values)
    }

    /// Leaving is common here, and the windows know nothing of it but what the past shows.
    @Test(arguments: [UInt64(1), 2, 3])
    func windowsCoverFourInFiveOfAMadeUpShop(seed: UInt64) {
        let model = BetaGeometric(leaving: .afterAny, r: 0.8, alpha: 4, a: 0.7, b: 2.5)
        let log = MadeUpShop.log(model, persons: 6000, days: 500, seed: seed)
        let cover = Self.coverage(log, cut: 380, horizon: 100)
        #expect(cover.persons > 400)
        #expect((0.76...0.84).contains(cover.share))
    }

    @Test(
        .enabled(if: RealShop.areThere, "\(RealShop.missing)"),
        arguments: [(RealShop.onlineRetail, "2011-08-31", Int32(100)), (.cdnow, "1997-09-30", 273)])
    func windowsCoverFourInFiveOfRealShops(shop: RealShop, cut: String, horizon: Int32) throws {
        let cover = Self.coverage(try shop.log(), cut: RealShop.day(cut), horizon: horizon)
        #expect((0.78...0.82).contains(cover.share))
    }

    /// The last gap of persons with three or more, by what came before it.
    @Test(.enabled(if: RealShop.areThere, "\(RealShop.missing)"), arguments: RealShop.allCases)
    func lastGapsAreForetoldBetterThanByAConstant(shop: RealShop) throws {
        let whole = try shop.log()
        let log = PurchaseLog(
            persons: (0..<whole.persons).map { person in
                let places = whole.offsets[person]..<whole.offsets[person + 1]
                return places.prefix(max(places.count - 1, 1)).map { (whole.days[$0], whole.amounts[$0]) }
            })
        let intervals = OwnIntervals(log, upTo: .max - 1)
        let shrinkage = IntervalShrinkage(intervals)
        let median = intervals.logs.map { exp($0) }.sorted()[intervals.logs.count / 2]
        var error = 0.0
        var constant = 0.0
        var persons = 0.0
        for person in 0..<whole.persons where whole.offsets[person + 1] - whole.offsets[person] >= 4 {
            let last = whole.offsets[person + 1] - 1
            let gap = Double(whole.days[last] - whole.days[last - 1])
            error += abs(shrinkage.expectedDays(intervals[person]) - gap)
            constant += abs(median - gap)
            persons += 1
        }
        #expect(error < constant)
        if shop == .onlineRetail { #expect(error / persons <= 28.1) }
    }

    private static func coverage(_ log: PurchaseLog, cut: Int32, horizon: Int32) -> (share: Double, persons: Int) {
        let forecast = NextPurchaseForecast(log, at: cut, horizon: horizon)
        var inside = 0
        var persons = 0
        for person in log.buyers(upTo: cut) {
            let next = log.places(of: person, upTo: cut).upperBound
            guard next < log.offsets[person + 1], log.days[next] <= cut + horizon else { continue }
            persons += 1
            inside += forecast.window(of: person, in: log).contains(log.days[next] - cut) ? 1 : 0
        }
        return (Double(inside) / Double(max(persons, 1)), persons)
    }
}

import Foundation
import Prediction
import Testing

/// Shops of all sizes drawn from real ones: every answer is a number, and every edge has a name.
@Suite(.enabled(if: RealShop.areThere, "\(RealShop.missing)"))
struct ResampledShopsTests {
    @Test(arguments: 0..<12)
    func everyAnswerIsANumber(seed: Int) throws {
        var numbers = SeededNumbers(UInt64(seed))
        let real = try RealShop.allCases[seed % 2].log()
        let persons = [50, 60, 90, 150, 300, 900][seed / 2]
        let log = Self.drawn(from: real, persons, &numbers)
        let first = try #require(log.days.min())
        let last = try #require(log.days.max())
        let cut = first + 20 + Int32(numbers.next() % UInt64(last - first - 20))
        let buyers = log.buyers(upTo: cut)
        let histories = log.histories(of: buyers, at: cut)
        let counts = buyers.map { Int32(log.places(of: $0, upTo: cut).count) }
        let means = buyers.map { person in
            let places = log.places(of: person, upTo: cut)
            return log.amounts[places].reduce(0, +) / Double(places.count)
        }
        let spend = SpendFit(Spends(purchases: counts, means: means), prior: true)
        for family in BuyingModel.Family.allCases {
            for prior in [false, true] {
                let fit = BuyingFit(family, to: histories, prior: prior)
                #expect(fit.model.parameters.allSatisfy { $0.isFinite && $0 > 0 })
                #expect(fit.logLikelihood.isFinite)
                let forecast = fit.model.forecast(histories, weeks: 52, spread: true)
                #expect((forecast.alive + forecast.anyPurchase).allSatisfy { (0...1).contains($0) })
                #expect((forecast.purchases + forecast.pairs).allSatisfy { $0.isFinite && $0 >= 0 })
                let values = LifetimeValues(
                    fit, spend.model, histories: histories, purchases: counts, means: means)
                #expect((values.expected + values.low + values.high).allSatisfy { $0.isFinite && $0 >= 0 })
                #expect(zip(values.low, values.high).allSatisfy { $0 <= $1 })
            }
        }
        let risks = ChurnChoice(log, at: cut, horizon: 60).risks(log, of: buyers)
        #expect(risks.count == buyers.count && risks.allSatisfy { (0...1).contains($0) })
        let ahead = NextPurchaseForecast(log, at: cut)
        let intervals = OwnIntervals(log, upTo: cut)
        let shrinkage = IntervalShrinkage(intervals)
        for person in buyers {
            let window = ahead.window(of: person, in: log)
            #expect(window.opensInDays >= 1 && window.opensInDays <= window.closesInDays)
            let other = shrinkage.window(intervals[person], elapsedDays: 9)
            #expect(other.opensInDays >= 1 && other.opensInDays <= other.closesInDays)
        }
    }

    private static func drawn(from log: PurchaseLog, _ persons: Int, _ numbers: inout SeededNumbers) -> PurchaseLog {
        PurchaseLog(
            persons: (0..<persons).map { _ in
                let person = Int(numbers.next() % UInt64(log.persons))
                return (log.offsets[person]..<log.offsets[person + 1]).map { (log.days[$0], log.amounts[$0]) }
            })
    }
}

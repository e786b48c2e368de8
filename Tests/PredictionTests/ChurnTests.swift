import Foundation
import Prediction
import Testing

struct ChurnTests {
    @Test func aScoreCountsTiesHalf() {
        let score = ChurnScore(probabilities: [0.9, 0.5, 0.5, 0.1], bought: [true, true, false, false])
        #expect(score.areaUnderCurve == 0.875)
        #expect(abs(score.brier - (0.01 + 0.25 + 0.25 + 0.01) / 4) < 1e-15)
        #expect(abs(score.logLoss + (log(0.9) + log(0.5)) / 2) < 1e-12)
        #expect(ChurnScore(probabilities: [0.2, 0.3], bought: [true, true]).areaUnderCurve == 0.5)
    }

    @Test func aRidgeLogisticFindsWhatDrawsWereMadeWith() {
        var numbers = SeededNumbers(4)
        var rows = FeatureRows(width: 3)
        var outcomes: [Bool] = []
        for _ in 0..<20_000 {
            let (one, other) = (numbers.uniform() * 4, numbers.uniform())
            // The third never varies.
            rows.append([one, other, 7])
            outcomes.append(numbers.uniform() < 1 / (1 + exp(-(one - 3 * other - 0.5))))
        }
        let model = RidgeLogistic(rows: rows, outcomes: outcomes, ridge: 1)
        var asked = FeatureRows(width: 3)
        asked.append([1, 0.5, 7])
        asked.append([4, 0, 7])
        let chances = model.probabilities(asked)
        #expect(abs(chances[0] - 1 / (1 + exp(1))) < 0.02)
        #expect(abs(chances[1] - 1 / (1 + exp(-3.5))) < 0.02)
        #expect(model.weights[2] == 0)
    }

    @Test(arguments: [true, false])
    func oneOutcomeForAllIsNoReasonToFail(outcome: Bool) {
        var rows = FeatureRows(width: 1)
        for place in 0..<30 { rows.append([Double(place)]) }
        let model = RidgeLogistic(rows: rows, outcomes: .init(repeating: outcome, count: 30))
        #expect(model.probabilities(rows).allSatisfy { $0.isFinite && ($0 > 0.5) == outcome })
    }

    @Test func nothingAfterTheDayIsLookedAt() {
        let model = BetaGeometric(leaving: .afterAny, r: 1, alpha: 4, a: 0.5, b: 3)
        let whole = MadeUpShop.log(model, persons: 400, days: 500, seed: 2)
        let day: Int32 = 360
        let known = PurchaseLog(
            persons: (0..<whole.persons).map { person in
                whole.places(of: person, upTo: day).map { (whole.days[$0], whole.amounts[$0]) }
            })
        let buyers = whole.buyers(upTo: day)
        let choice = ChurnChoice(whole, at: day, horizon: 60)
        #expect(choice.isChecked)
        #expect(choice == ChurnChoice(known, at: day, horizon: 60))
        #expect(choice.risks(whole, of: buyers) == choice.risks(known, of: buyers))
    }

    @Test func aShopTooYoungToCheckSaysSo() {
        let log = PurchaseLog(persons: (0..<40).map { [(Int32($0 % 10), 9.0)] })
        let choice = ChurnChoice(log, at: 12, horizon: 30)
        #expect(!choice.isChecked)
        #expect(choice.method == .mbgNBD)
        #expect(choice.risks(log, of: log.buyers(upTo: 12)).allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test(.enabled(if: RealShop.areThere, "\(RealShop.missing)"))
    func onlineRetailIsForetoldBetterThanByRecency() throws {
        let log = try RealShop.onlineRetail.log()
        let cut = RealShop.day("2011-08-31")
        let choice = ChurnChoice(log, at: cut, horizon: 100)
        let past = try #require(choice.scores[choice.method])
        let recency = try #require(choice.scores[.recency])
        #expect(past.areaUnderCurve >= recency.areaUnderCurve && past.brier <= recency.brier)
        let buyers = log.buyers(upTo: cut)
        let bought = log.purchases(of: buyers, after: cut, upTo: cut + 100).map { $0 > 0 }
        let ahead = ChurnScore(probabilities: choice.risks(log, of: buyers).map { 1 - $0 }, bought: bought)
        #expect(ahead.areaUnderCurve >= 0.738)
        // The autumn is busier than anything the shop had shown by then.
        #expect(ahead.brier < 0.21)
    }
}

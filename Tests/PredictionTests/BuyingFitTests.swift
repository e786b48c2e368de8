import Prediction
import Testing

/// Fits of made-up and of poor shops: what they find, and what they say when there is nothing to find.
struct BuyingFitTests {
    @Test(arguments: Leaving.allCases)
    func knownParametersAreFound(leaving: Leaving) {
        let truth = BetaGeometric(leaving: leaving, r: 0.8, alpha: 5, a: 0.8, b: 3)
        let log = MadeUpShop.log(truth, persons: 8000, days: 700, seed: 3)
        let histories = log.histories(of: log.buyers(upTo: 699), at: 699)
        let fit = BuyingFit(leaving == .afterRepeats ? .bgNBD : .mbgNBD, to: histories)
        #expect(fit.boundary == .none)
        // Within three standard errors, as the fit itself reckons them.
        for (place, parameter) in [0.8, 5, 0.8, 3].enumerated() {
            let error = fit.covariance[place][place].squareRoot()
            #expect(error < 0.3)
            #expect(abs(fit.model.parameters[place] / parameter - 1) < 3 * error + 0.05)
        }
    }

    @Test(arguments: BuyingModel.Family.allCases, [false, true])
    func anEmptyShopIsNamed(family: BuyingModel.Family, prior: Bool) {
        let nobody = BuyingHistories(repeats: [], lastDays: [], ageDays: [])
        #expect(BuyingFit(family, to: nobody, prior: prior).boundary == .noData)
        let today = BuyingHistories(repeats: [0, 0], lastDays: [0, 0], ageDays: [0, 0])
        #expect(BuyingFit(family, to: today, prior: prior).boundary == .noData)
    }

    @Test(arguments: BuyingModel.Family.allCases)
    func aShopWithoutRepeatsLeansOnThePrior(family: BuyingModel.Family) {
        let histories = BuyingHistories(
            repeats: .init(repeating: 0, count: 60), lastDays: .init(repeating: 0, count: 60),
            ageDays: (0..<60).map { Int32($0 * 5) })
        let fit = BuyingFit(family, to: histories, prior: true)
        #expect(fit.boundary == .noRepeats)
        let forecast = fit.model.forecast(histories, weeks: 52)
        // Somebody may come back all the same, but few.
        #expect(forecast.purchases.allSatisfy { $0 > 0 && $0 < 10 })
        let free = BuyingFit(family, to: histories).model.forecast(histories, weeks: 52)
        #expect(free.purchases.allSatisfy { $0.isFinite && $0 >= 0 && $0 < 0.5 })
    }

    @Test func aLargeShopDrownsThePrior() {
        let truth = BetaGeometric(leaving: .afterRepeats, r: 0.8, alpha: 5, a: 0.8, b: 3)
        func gap(_ persons: Int) -> Double {
            let log = MadeUpShop.log(truth, persons: persons, days: 500, seed: 11)
            let histories = log.histories(of: log.buyers(upTo: 499), at: 499)
            let free = BuyingFit(.bgNBD, to: histories).model.parameters
            let leaning = BuyingFit(.bgNBD, to: histories, prior: true).model.parameters
            return zip(free, leaning).map { abs($0 / $1 - 1) }.max() ?? 0
        }
        #expect(gap(5000) < 0.05)
        #expect(gap(60) > gap(5000))
    }

    @Test func whereNobodyLeavesTheFitSaysSo() {
        let truth = BetaGeometric(leaving: .afterRepeats, r: 1.2, alpha: 4, a: 1e-9, b: 5)
        let log = MadeUpShop.log(truth, persons: 1500, days: 300, seed: 8)
        let histories = log.histories(of: log.buyers(upTo: 299), at: 299)
        let fits = BuyingModel.Family.allCases.map { BuyingFit($0, to: histories) }
        // Chance alone may make a trace of leaving seem to be there; of no more than a point of likelihood.
        #expect(fits.allSatisfy { $0.gainOverNBD < 3 && $0.gainOverNBD > -0.01 })
    }
}

import Foundation
import Prediction
import Testing

/// The formulas of the models against their slopes, their closed forms and each other.
struct BuyingModelTests {
    private static let models: [BuyingModel] = [
        BuyingModel(.nbd, parameters: [0.7, 9]),
        BuyingModel(.bgNBD, parameters: [0.24, 4.4, 0.8, 2.4]),
        BuyingModel(.bgNBD, parameters: [2, 0.5, 0.01, 40]),
        BuyingModel(.mbgNBD, parameters: [0.5, 6, 1, 1.6]),
        BuyingModel(.paretoNBD, parameters: [0.55, 10.6, 0.6, 11.7]),
        BuyingModel(.paretoNBD, parameters: [0.55, 10.6, 1, 0.4]),
        BuyingModel(.paretoNBD, parameters: [3, 1, 0.2, 300]),
    ]

    @Test(arguments: models)
    func slopesAreThoseOfTheLikelihood(model: BuyingModel) {
        let histories = MadeUpShop.mixed
        var slopes: [Double] = []
        _ = model.logLikelihood(of: histories, slopes: &slopes)
        for place in model.parameters.indices {
            func value(_ step: Double) -> Double {
                var moved = model.parameters
                moved[place] *= exp(step)
                var unused: [Double] = []
                return BuyingModel(model.family, parameters: moved).logLikelihood(of: histories, slopes: &unused)
            }
            let difference = (value(1e-5) - value(-1e-5)) / 2e-5
            #expect(abs(difference - slopes[place]) < 1e-5 * max(1, abs(slopes[place])))
        }
    }

    /// Fader, Hardie and Lee 2005, eq. 10.
    @Test(arguments: [1.0, 13, 52, 500])
    func purchasesOfBGNBDEqualTheirHypergeometricForm(weeks: Double) {
        let histories = MadeUpShop.mixed
        let (r, alpha, a, b) = (0.2426, 4.4136, 0.7929, 2.4259)
        let model = BetaGeometric(leaving: .afterRepeats, r: r, alpha: alpha, a: a, b: b)
        let forecast = model.forecast(histories, weeks: weeks)
        for triple in 0..<histories.count {
            let x = Double(histories.repeats[triple])
            let (last, age) = (Double(histories.lastDays[triple]) / 7, Double(histories.ageDays[triple]) / 7)
            let scale = alpha + age
            let f = Special.hypergeometric(r + x, b + x, a + b + x - 1, weeks / (scale + weeks))
            let above = (a + b + x - 1) / (a - 1) * (1 - pow(scale / (scale + weeks), r + x) * f)
            let below = x > 0 ? 1 + a / (b + x - 1) * pow(scale / (alpha + last), r + x) : 1
            #expect(abs(forecast.purchases[triple] / (above / below) - 1) < 1e-8)
        }
    }

    /// Fader and Hardie 2005, eq. 18 to 20.
    @Test(arguments: [[0.5533, 10.578, 0.6062, 11.669], [0.5533, 11.669, 0.6062, 10.578], [2, 30, 1.5, 3]])
    func likelihoodOfParetoNBDEqualsItsHypergeometricForm(p: [Double]) {
        let histories = MadeUpShop.mixed
        let (r, alpha, s, beta) = (p[0], p[1], p[2], p[3])
        var sum = 0.0
        for triple in 0..<histories.count {
            let x = Double(histories.repeats[triple])
            let (last, age) = (Double(histories.lastDays[triple]) / 7, Double(histories.ageDays[triple]) / 7)
            let whole = r + s + x
            let (near, power) = alpha >= beta ? (alpha, s + 1) : (beta, r + x)
            func part(_ time: Double) -> Double {
                Special.hypergeometric(whole, power, whole + 1, abs(alpha - beta) / (near + time))
                    / pow(near + time, whole)
            }
            let constant = Special.logGamma(r + x) - Special.logGamma(r) + r * log(alpha) + s * log(beta)
            let stayed = pow(alpha + age, -(r + x)) * pow(beta + age, -s)
            sum += histories.weights[triple] * (constant + log(stayed + s / whole * (part(last) - part(age))))
        }
        var slopes: [Double] = []
        let own = BuyingModel(.paretoNBD, parameters: p).logLikelihood(of: histories, slopes: &slopes)
        #expect(abs(own - sum) < 1e-8 * abs(sum))
    }

    @Test func theModelsMeetWhereNobodyLeaves() {
        let histories = MadeUpShop.mixed
        let nbd = NBD(r: 0.7, alpha: 9).forecast(histories, weeks: 26, spread: true)
        for model in [
            BuyingModel(.bgNBD, parameters: [0.7, 9, 1e-9, 5]), BuyingModel(.mbgNBD, parameters: [0.7, 9, 1e-9, 5]),
            BuyingModel(.paretoNBD, parameters: [0.7, 9, 1e-9, 5]),
        ] {
            let forecast = model.forecast(histories, weeks: 26, spread: true)
            for triple in 0..<histories.count where forecast.alive[triple] > 0.99 {
                #expect(abs(forecast.purchases[triple] / nbd.purchases[triple] - 1) < 1e-5)
                #expect(abs(forecast.anyPurchase[triple] - nbd.anyPurchase[triple]) < 1e-5)
                #expect(abs(forecast.pairs[triple] / nbd.pairs[triple] - 1) < 1e-5)
            }
        }
    }

    @Test(arguments: models)
    func forecastsArePossible(model: BuyingModel) {
        for weeks in [0.1, 4, 52, 1000] {
            let forecast = model.forecast(MadeUpShop.mixed, weeks: weeks, spread: true)
            for triple in forecast.purchases.indices {
                #expect((0...1).contains(forecast.alive[triple]))
                #expect((0...forecast.alive[triple]).contains(forecast.anyPurchase[triple]))
                #expect(forecast.purchases[triple] >= forecast.anyPurchase[triple] - 1e-9)
                // N² is never below N, and a variance never below 0.
                #expect(forecast.pairs[triple] >= 0)
                let square = forecast.purchases[triple] * forecast.purchases[triple]
                #expect(forecast.meanSquare(triple) >= square * (1 - 1e-9))
            }
        }
    }

    /// What is drawn from the model on: a person with known rates buys on until leaving.
    @Test(arguments: Leaving.allCases)
    func meanAndSpreadAreThoseOfDraws(leaving: Leaving) {
        let model = BetaGeometric(leaving: leaving, r: 1.5, alpha: 6, a: 1.2, b: 4)
        let histories = BuyingHistories(repeats: [4], lastDays: [100], ageDays: [100])
        let forecast = model.forecast(histories, weeks: 30, spread: true)
        var numbers = SeededNumbers(5)
        var counts: [Double] = []
        for _ in 0..<40_000 {
            // Just after a purchase: may have left with it, which P(alive) says.
            guard numbers.uniform() < forecast.alive[0] else {
                counts.append(0)
                continue
            }
            let rate = numbers.gamma(1.5 + 4) / (6 + 100.0 / 7)
            let leaves = numbers.beta(1.2, 4 + (leaving == .afterAny ? 5 : 4))
            var time = numbers.wait(rate: rate)
            var count = 0.0
            while time < 30 {
                count += 1
                if numbers.uniform() < leaves { break }
                time += numbers.wait(rate: rate)
            }
            counts.append(count)
        }
        let draws = Double(counts.count)
        #expect(abs(counts.reduce(0, +) / draws / forecast.purchases[0] - 1) < 0.03)
        #expect(abs(counts.reduce(0) { $0 + $1 * $1 } / draws / forecast.meanSquare(0) - 1) < 0.05)
        #expect(abs(Double(counts.count { $0 > 0 }) / draws - forecast.anyPurchase[0]) < 0.01)
    }
}

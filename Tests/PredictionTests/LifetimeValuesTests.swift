import Foundation
import Prediction
import Testing

struct LifetimeValuesTests {
    private static let histories = MadeUpShop.mixed
    private static let purchases = histories.tripleOf.map { histories.repeats[Int($0)] + 1 }

    @Test func slopesOfSpendAreThoseOfTheLikelihood() {
        let spends = Spends(purchases: [1, 2, 2, 7, 0, 3], means: [30, 12, 99, 45, 10, -4])
        #expect(spends.count == 4)
        #expect(spends.leftOut == 2)
        let parameters = [6.2, 3.7, 15]
        func value(_ p: [Double], _ slopes: inout [Double]) -> Double {
            GammaGamma(p: p[0], q: p[1], v: p[2]).logLikelihood(of: spends, slopes: &slopes)
        }
        var slopes: [Double] = []
        _ = value(parameters, &slopes)
        for place in 0..<3 {
            var (up, down, unused) = (parameters, parameters, [0.0])
            up[place] *= exp(1e-5)
            down[place] *= exp(-1e-5)
            #expect(abs((value(up, &unused) - value(down, &unused)) / 2e-5 - slopes[place]) < 1e-5)
        }
    }

    @Test func spendIsWeighedAgainstEverybodys() {
        let model = GammaGamma(p: 6, q: 4, v: 15)
        #expect(model.meanSpend == 30)
        #expect(model.spend(purchases: 0, mean: 0) == 30)
        let few = model.spend(purchases: 1, mean: 90)
        let many = model.spend(purchases: 50, mean: 90)
        #expect(30 < few && few < many && many < 90)
    }

    @Test(arguments: [([Int32](), [Double]()), ([1], [50])])
    func tooFewSpendsAreNamed(purchases: [Int32], means: [Double]) {
        let fit = SpendFit(Spends(purchases: purchases, means: means))
        #expect(fit.boundary == .noData)
        #expect(fit.model.meanSpend.isFinite)
    }

    @Test func discountingIsContinuous() {
        let fit = BuyingFit(.nbd, to: Self.histories)
        let means = [Double](repeating: 40, count: Self.purchases.count)
        func values(_ discount: Double) -> LifetimeValues {
            LifetimeValues(
                fit, GammaGamma(p: 6, q: 4, v: 15), histories: Self.histories, purchases: Self.purchases, means: means,
                terms: .init(weeks: 52, yearlyDiscount: discount))
        }
        let plain = values(0)
        let discounted = values(0.2)
        // NBD buys evenly: ∫ e^−δτ dτ / t.
        let force = log(1.2) * 7 / 365 * 52
        for (now, later) in zip(plain.expected, discounted.expected) {
            #expect(abs(later / now - (1 - exp(-force)) / force) < 1e-6)
        }
    }

    /// Sums drawn from the models themselves.
    @Test func theRangeHoldsFourInFive() {
        let model = NBD(r: 2, alpha: 8)
        let spend = GammaGamma(p: 3, q: 5, v: 80)
        let one = BuyingHistories(repeats: [3], lastDays: [70], ageDays: [140])
        let forecast = BuyingModel.nbd(model).forecast(one, weeks: 52, spread: true)
        var numbers = SeededNumbers(6)
        var sums: [Double] = []
        for _ in 0..<20_000 {
            let rate = numbers.gamma(2 + 3) / (8 + 20)
            let scale = numbers.gamma(3 * 4 + 5) / (80 + 4 * 60)
            var time = numbers.wait(rate: rate)
            var sum = 0.0
            while time < 52 {
                sum += numbers.gamma(3) / scale
                time += numbers.wait(rate: rate)
            }
            sums.append(sum)
        }
        let value = LifetimeValues.range(
            of: forecast, triple: 0, spend: spend, purchases: 4, mean: 60, doubt: 0)
        #expect(abs(sums.reduce(0, +) / 20_000 / value.expected - 1) < 0.02)
        #expect(abs(Double(sums.count { $0 < value.low }) / 20_000 - 0.1) < 0.015)
        #expect(abs(Double(sums.count { $0 > value.high }) / 20_000 - 0.1) < 0.015)
    }

    @Test func tenthsAddUpToTheTotal() {
        var numbers = SeededNumbers(1)
        let predicted = (0..<137).map { _ in numbers.uniform() }
        let actual = predicted.map { $0 < 0.5 ? 0 : 1.0 }
        let check = HoldoutCheck(predicted: predicted, actual: actual)
        #expect(check.tenths.count == 10)
        #expect(check.tenths.reduce(0) { $0 + $1.persons } == 137)
        #expect(abs(check.tenths.reduce(0) { $0 + $1.predicted } - check.predicted) < 1e-9)
        #expect(check.tenths[0].actual == Double(check.tenths[0].persons))
        #expect(check.tenths[9].actual == 0)
        #expect(HoldoutCheck(predicted: [], actual: []).ratio == nil)
        #expect(HoldoutCheck(predicted: [1, 2], actual: [2, 2]).ratio == 0.75)
    }

    @Test func aSeasonIsKnownAfterAYear() {
        #expect(!SeasonFactor(dailyPurchases: .init(repeating: 5, count: 363), horizonDays: 30).isKnown)
        let even = SeasonFactor(dailyPurchases: .init(repeating: 5, count: 400), horizonDays: 30)
        #expect(abs(even.value - 1) < 1e-9 && even.isKnown)
        // The same days a year ago were thrice as busy.
        let busy = SeasonFactor(dailyPurchases: (0..<364).map { $0 < 35 ? 30 : 10 }, horizonDays: 35)
        #expect(busy.value > 1.4 && busy.value <= 2)
        // A shop that has grown to five times its size has no season for that.
        let grown = SeasonFactor(
            dailyPurchases: (0..<364).map { Int(20 * exp(log(5) * Double($0) / 364)) }, horizonDays: 60)
        #expect(abs(grown.value - 1) < 0.05)
    }

    /// What the Prediction page says of the past was foretold without the part that it is held against.
    @Test(.enabled(if: RealShop.areThere, "\(RealShop.missing)"))
    func theOutlookOfCDNOWIsCheckedOnItsOwnPast() throws {
        let log = try RealShop.cdnow.log()
        let cut = RealShop.day("1997-09-30")
        let outlook = ValueOutlook(log, at: cut)
        #expect(outlook.family != .nbd)
        #expect(outlook.values.expected.count == 2357)
        let check = try #require(outlook.check)
        #expect(abs((check.purchases.ratio ?? 0) - 1) < 0.25)
        #expect(abs((check.money.ratio ?? 0) - 1) < 0.25)
        // Most of what came, came from those of whom it was expected.
        #expect(check.money.tenths[0].actual > 5 * check.money.tenths[9].actual)
        #expect(check.aboveRange < 0.15)
        #expect(ValueOutlook(log, at: cut + 2000).values.expected.allSatisfy { $0.isFinite && $0 >= 0 })
    }

    @Test func theOutlookOfAShopOfThreeIsWide() {
        let log = PurchaseLog(persons: [[(0, 40), (30, 60)], [(5, 20)], [(38, 10)]])
        let outlook = ValueOutlook(log, at: 40)
        #expect(outlook.check == nil)
        #expect(zip(outlook.values.high, outlook.values.expected).allSatisfy { $0 > $1 * 1.5 })
    }
}

import Insight
import Shop
import Testing

struct RFMThresholdsTests {
    @Test func aHandWorkedExampleByTheMean() {
        // Means: R 45, F 3, M 120.
        let figures = Self.all([(10, 5, 100), (20, 1, 50), (90, 4, 300), (60, 2, 30)])
        #expect(codes(figures) == ["110", "100", "011", "000"])
        let thresholds = RFMThresholds(.mean, over: figures, on: BrandDay(number: 9))
        #expect(thresholds?.means == RFMMeans(recencyDays: 45, frequency: 3, moneyMinor: 120))
        #expect(thresholds?.day == BrandDay(number: 9))
    }

    @Test func atTheMeanOnlyRecencyIsGood() {
        #expect(codes(Self.all([(7, 2, 50), (7, 2, 50), (7, 2, 50)])) == ["100", "100", "100"])
        #expect(codes(Self.all([(0, 1, 0)])) == ["100"])
        #expect(codes(Self.all([(1, 3, 9), (2, 2, 6), (3, 1, 3)])) == ["111", "100", "000"])
    }

    @Test func theComparisonWithTheMeanIsExact() {
        // Means: R 10/3, F 4/3, M 4/3.
        #expect(codes(Self.all([(3, 2, 2), (3, 1, 1), (4, 1, 1)])) == ["111", "100", "000"])
        // A negative mean: more was given back than paid.
        #expect(codes(Self.all([(0, 1, -1), (0, 1, -2)])) == ["101", "100"])
    }

    @Test(arguments: [RFMRule.mean, .median])
    func neighboursAreToldApartAtHugeValues(_ rule: RFMRule) {
        let money: [Int64] = [.max, .max - 1, .max - 2]
        #expect(codes(money.map { Self.figures(1, 1, $0) }, rule) == ["101", "100", "100"])
        let frequency: [Int] = [.max, .max - 1, .max - 2]
        #expect(codes(frequency.map { Self.figures(1, $0, 1) }, rule) == ["110", "100", "100"])
        #expect(codes(frequency.map { Self.figures($0, 1, 1) }, rule) == ["000", "100", "100"])
        let losses: [Int64] = [.min, .min, .min + 1]
        #expect(codes(losses.map { Self.figures(1, 1, $0) }, rule) == ["100", "100", "101"])
    }

    @Test func theMedianOfAnOddCountIsTheMiddle() {
        // Medians: R 20, F 2, M 50; the means would be R 40, F 4, M 200.
        let figures = Self.all([(10, 9, 500), (20, 1, 50), (90, 2, 50)])
        #expect(codes(figures, .median) == ["111", "100", "000"])
    }

    @Test func theMedianOfAnEvenCountIsBetweenTheMiddleTwo() {
        // Medians: R 15, F 2.5, M 45.
        let figures = Self.all([(10, 2, 40), (20, 3, 50), (10, 9, 10), (90, 1, 99)])
        #expect(codes(figures, .median) == ["100", "011", "110", "001"])
        // Medians: R 2.5, F 1.5, M -0.5: halves are not rounded.
        #expect(codes(Self.all([(2, 1, -1), (3, 2, 0)]), .median) == ["100", "011"])
    }

    @Test func fixedBoundsHoldTheirOwnValues() {
        let rule = RFMRule.fixed(RFMBounds(recencyDays: 30, frequency: 2, moneyMinor: 100))
        #expect(
            codes(Self.all([(30, 2, 100), (31, 1, 99), (0, 1, 100), (31, 3, 0)]), rule) == ["111", "000", "101", "010"])
        #expect(RFMThresholds(rule, over: [], on: BrandDay(number: 1)) != nil)
    }

    @Test func quintilesOfFiveAreOneToFive() {
        let figures = Self.all([(50, 1, 10), (40, 2, 20), (30, 3, 30), (20, 4, 40), (10, 5, 50)])
        #expect(codes(figures, .quintile) == ["111", "222", "333", "444", "555"])
    }

    @Test func tiesShareTheLowerRank() {
        // F 1 1 1 1 1 1 2 3 3 9 of ten: ranks 1 (six times), 7, 8, 8, 10.
        let figures = [1, 1, 1, 1, 1, 1, 2, 3, 3, 9].map { Self.figures(7, $0, 7) }
        #expect(
            codes(figures, .quintile).map { $0.dropFirst().prefix(1) } == [
                "1", "1", "1", "1", "1", "1", "4", "4", "4", "5",
            ])
        #expect(codes(figures, .quintile).allSatisfy { $0.first == "1" && $0.last == "1" })
    }

    /// Against the words of the definition: score = 1 + ⌊5·(rank − 1)/n⌋, rank = position of the first occurrence.
    @Test(arguments: 1...40)
    func scoresAreThoseOfTheRank(count: Int) {
        var random = SplitMix(state: UInt64(count))
        let figures = (0..<count).map { _ in
            Self.figures(random.below(9), 1 + random.below(5), Int64(random.below(30)) - 10)
        }
        func score<Value: Equatable>(_ value: Value, _ ordered: [Value]) -> Int {
            let rank = (ordered.firstIndex(of: value) ?? 0) + 1
            return 1 + 5 * (rank - 1) / count
        }
        let recency = figures.map(\.recencyDays).sorted(by: >)
        let frequency = figures.map(\.frequency).sorted()
        let money = figures.map(\.moneyMinor).sorted()
        let expected = figures.map {
            "\(score($0.recencyDays, recency))\(score($0.frequency, frequency))\(score($0.moneyMinor, money))"
        }
        #expect(codes(figures, .quintile) == expected)
    }

    @Test func thresholdsJudgeWhoCameLater() throws {
        let figures = Self.all([(50, 1, 10), (40, 2, 20), (30, 3, 30), (20, 4, 40), (10, 5, 50)])
        let quintiles = try #require(RFMThresholds(.quintile, over: figures, on: BrandDay(number: 1)))
        #expect(quintiles.mark(Self.figures(0, 99, 99)).code == "555")
        #expect(quintiles.mark(Self.figures(99, 0, -5)).code == "111")
        // Between two values: as many lie before it as before the next.
        #expect(quintiles.mark(Self.figures(25, 3, 35)).code == "434")
        let means = try #require(RFMThresholds(.mean, over: figures, on: BrandDay(number: 1)))
        #expect(means.mark(Self.figures(30, 4, 30)).code == "110")
        let report = RFMReport(
            RFMQuestion(today: BrandDay(number: 2)), currency: .cny, figures: [Self.figures(30, 4, 31)],
            thresholds: means, coverage: Coverage(purchases: 1, claimed: 1, otherCurrency: 0))
        #expect(report.marks.map(\.code) == ["111"])
        #expect(report.thresholds?.day == BrandDay(number: 1))
    }

    @Test(arguments: [RFMRule.mean, .median, .quintile])
    func nobodyHasNoThresholds(_ rule: RFMRule) {
        #expect(RFMThresholds(rule, over: [], on: BrandDay(number: 1)) == nil)
    }

    private func codes(_ figures: [RFMFigures], _ rule: RFMRule = .mean) -> [String] {
        guard let thresholds = RFMThresholds(rule, over: figures, on: BrandDay(number: 1)) else { return [] }
        return figures.map { thresholds.mark($0).code }
    }

    private static func all(_ values: [(Int, Int, Int64)]) -> [RFMFigures] {
        values.map { figures($0.0, $0.1, $0.2) }
    }

    private static func figures(_ recency: Int, _ frequency: Int, _ money: Int64) -> RFMFigures {
        RFMFigures(customer: ID(1), recencyDays: recency, frequency: frequency, moneyMinor: money)
    }
}

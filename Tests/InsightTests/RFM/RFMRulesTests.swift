import Shop
import Testing

@testable import Insight

struct RFMRulesTests {
    @Test func aHandWorkedExample() {
        // Means: R 45, F 3, M 120.
        let figures = [(10, 5, 100), (20, 1, 50), (90, 4, 300), (60, 2, 30)].map { Self.figures($0.0, $0.1, $0.2) }
        #expect(codes(figures) == ["110", "100", "011", "000"])
        #expect(RFMRules.means(figures) == RFMMeans(recencyDays: 45, frequency: 3, moneyMinor: 120))
    }

    @Test func atTheMeanOnlyRecencyIsGood() {
        let equal = [Self.figures(7, 2, 50), Self.figures(7, 2, 50), Self.figures(7, 2, 50)]
        #expect(codes(equal) == ["100", "100", "100"])
        #expect(codes([Self.figures(0, 1, 0)]) == ["100"])
        let middle = [Self.figures(1, 3, 9), Self.figures(2, 2, 6), Self.figures(3, 1, 3)]
        #expect(codes(middle) == ["111", "100", "000"])
    }

    @Test func theComparisonIsExactBetweenWholeNumbers() {
        // Means: R 10/3, F 4/3, M 4/3.
        let figures = [Self.figures(3, 2, 2), Self.figures(3, 1, 1), Self.figures(4, 1, 1)]
        #expect(codes(figures) == ["111", "100", "000"])
        // A negative mean: more was given back than paid.
        #expect(codes([Self.figures(0, 1, -1), Self.figures(0, 1, -2)]) == ["101", "100"])
    }

    @Test func neighboursAreToldApartAtHugeValues() {
        let money: [Int64] = [.max, .max - 1, .max - 2]
        #expect(codes(money.map { Self.figures(1, 1, $0) }) == ["101", "100", "100"])
        let frequency: [Int] = [.max, .max - 1, .max - 2]
        #expect(codes(frequency.map { Self.figures(1, $0, 1) }) == ["110", "100", "100"])
        #expect(codes(frequency.map { Self.figures($0, 1, 1) }) == ["000", "100", "100"])
        let losses: [Int64] = [.min, .min, .min + 1]
        #expect(codes(losses.map { Self.figures(1, 1, $0) }) == ["100", "100", "101"])
    }

    @Test func nobodyHasNoMeans() {
        #expect(RFMRules.classesByMean([]).isEmpty)
        #expect(RFMRules.means([]) == nil)
    }

    @Test func aReportSumsItsClasses() {
        let figures = [
            Self.figures(10, 5, 100), Self.figures(20, 1, 50), Self.figures(90, 4, 300), Self.figures(60, 2, 30),
        ]
        let question = RFMQuestion(today: BrandDay(number: 1), windowDays: nil, money: .net, frequency: .orders)
        let report = RFMReport(
            question, currency: .cny, figures: figures + [Self.figures(12, 6, 90)],
            coverage: Coverage(purchases: 4, claimed: 3, otherCurrency: 0))
        #expect(report.rows.map(\.rfmClass) == RFMClass.all)
        #expect(report.rows.map(\.customers) == [0, 0, 1, 0, 2, 1, 0, 1])
        #expect(report.rows.map(\.money.minor) == [0, 0, 300, 0, 190, 50, 0, 30])
        #expect(report.money == Money(minor: 570, .cny))
        #expect(report.coverage.share == 0.75)
        #expect(Coverage(purchases: 0, claimed: 0, otherCurrency: 0).share == nil)
    }

    @Test func sumsThatDoNotFitStopAtTheEnd() {
        let question = RFMQuestion(today: BrandDay(number: 1), windowDays: nil, money: .net, frequency: .orders)
        let report = RFMReport(
            question, currency: .cny, figures: [Self.figures(1, 1, .max), Self.figures(1, 1, .max)],
            coverage: Coverage(purchases: 2, claimed: 2, otherCurrency: 0))
        #expect(report.money.minor == .max)
        #expect(report.rows.map(\.money.minor).max() == .max)
    }

    private func codes(_ figures: [RFMFigures]) -> [String] {
        RFMRules.classesByMean(figures).map(\.code)
    }

    private static func figures(_ recency: Int, _ frequency: Int, _ money: Int64) -> RFMFigures {
        RFMFigures(customer: ID(1), recencyDays: recency, frequency: frequency, moneyMinor: money)
    }
}

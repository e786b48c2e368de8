import Insight
import Shop
import Testing

struct RFMReportTests {
    @Test func aReportSumsItsClasses() {
        let figures = [
            Self.figures(10, 5, 100), Self.figures(20, 1, 50), Self.figures(90, 4, 300), Self.figures(60, 2, 30),
        ]
        let report = Self.report(figures + [Self.figures(12, 6, 90)])
        #expect(report.rows.map(\.rfmClass) == RFMClass.all)
        #expect(report.rows.map(\.customers) == [0, 0, 1, 0, 2, 1, 0, 1])
        #expect(report.rows.map(\.money.minor) == [0, 0, 300, 0, 190, 50, 0, 30])
        #expect(report.money == Money(minor: 570, .cny))
        #expect(report.coverage.share == 0.75)
        #expect(Coverage(purchases: 0, claimed: 0, otherCurrency: 0).share == nil)
    }

    @Test func sumsThatDoNotFitStopAtTheEnd() {
        let report = Self.report([Self.figures(1, 1, .max), Self.figures(1, 2, .max)])
        #expect(report.money.minor == .max)
        #expect(report.rows.map(\.money.minor).max() == .max)
    }

    @Test func scoresStandInPlaceOfClasses() {
        let report = Self.report([Self.figures(10, 5, 100), Self.figures(20, 1, 50)], .quintile)
        #expect(report.scores.map(\.code) == ["333", "111"])
        #expect(report.classes.isEmpty)
        #expect(report.rows.map(\.customers) == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(report.means == nil)
        #expect(report.byCustomer[ID(50)]?.code == "111")
    }

    @Test func nobodyHasNoClass() {
        let report = Self.report([])
        #expect(report.marks.isEmpty)
        #expect(report.means == nil)
        #expect(report.thresholds == nil)
    }

    @Test(
        arguments: [(100, 3, 33), (101, 2, 51), (-101, 2, -51), (5, 0, 0), (0, 4, 0), (7, 1, 7)]
            as [(Int64, Int, Int64)])
    func theAverageOrderIsRoundedHalfUp(money: Int64, orders: Int, average: Int64) {
        let question = RFMQuestion(today: BrandDay(number: 9), measure: .averageOrderValue)
        let figures = question.figures(
            of: ID(1),
            RFMPurchases(
                last: BrandDay(number: 4), orders: 8, days: 2, ordersWithMoney: orders, spentMinor: Int128(money)))
        #expect(figures.moneyMinor == average)
        #expect(figures.spentMinor == money)
        #expect(figures.recencyDays == 5)
        #expect(figures.frequency == 8)
    }

    @Test func frequencyAndMoneyAreThoseAskedFor() {
        let bought = RFMPurchases(
            last: BrandDay(number: 4), orders: 8, days: 2, ordersWithMoney: 8, spentMinor: Int128(Int64.max) * 2)
        let question = RFMQuestion(today: BrandDay(number: 4), frequency: .days)
        let figures = question.figures(of: ID(1), bought)
        #expect(figures.frequency == 2)
        #expect(figures.moneyMinor == .max)
        #expect(figures.recencyDays == 0)
    }

    private static func report(_ figures: [RFMFigures], _ rule: RFMRule = .mean) -> RFMReport {
        RFMReport(
            RFMQuestion(today: BrandDay(number: 1), windowDays: nil, rule: rule), currency: .cny, figures: figures,
            coverage: Coverage(purchases: 4, claimed: 3, otherCurrency: 0))
    }

    private static func figures(_ recency: Int, _ frequency: Int, _ money: Int64) -> RFMFigures {
        RFMFigures(customer: ID(money), recencyDays: recency, frequency: frequency, moneyMinor: money)
    }
}

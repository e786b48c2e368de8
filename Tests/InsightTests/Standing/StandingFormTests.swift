import Shop
import Testing

@testable import Insight

/// What is written down is read back the same, to the last bit.
struct StandingFormTests {
    private static let day = BrandDay(number: 20_000)

    private static let wide: [Int128] = [0, -1, .max, .min, Int128(Int64.max) + 1, 170_141_183_460_469_231]

    private static let bounds: [RFMThresholds.Bounds] =
        wide.flatMap { number in
            [
                .mean(RFMSums(count: .max, recencyDays: number, frequency: 3, moneyMinor: -number.signum())),
                .median(RFMMedians(doubledRecencyDays: 7, doubledFrequency: number, doubledMoneyMinor: number)),
            ]
        } + [
            .fixed(RFMBounds(recencyDays: 0, frequency: .max, moneyMinor: .min)),
            .quintile(
                RFMQuintiles(
                    recencyDays: [90, 30, 10, 0], frequency: [1, 1, 2, .max], moneyMinor: [.min, -1, 0, .max])),
        ]

    @Test(arguments: bounds)
    func thresholdsOfEveryRuleAreReadBack(_ bounds: RFMThresholds.Bounds) throws {
        let thresholds = RFMThresholds(day: Self.day, bounds: bounds)
        let cycles = CycleReport(day: Self.day, rows: [])
        for figures in [
            StandingFigures(day: Self.day, classes: thresholds, quintiles: nil, cycles: cycles),
            StandingFigures(day: Self.day, classes: nil, quintiles: thresholds, cycles: cycles),
        ] {
            #expect(try readBack(figures) == figures)
        }
    }

    @Test func cyclesOfEveryScopeAreReadBackToTheLastBit() throws {
        var random = SplitMix(state: 7)
        let hard = [0.1 + 0.2, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.0, 30, 1e23]
        let days = hard + (0..<2_000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
        let scopes: [CycleScope] = [
            .brand, .store(ID(.max)), .category("蜡烛 \"\u{0}\\"), .category(""), .product(ID(1)),
        ]
        for days in days {
            let rows = scopes.map { CycleReport.Row($0, Cycle(days: days, intervals: 3, persons: 2)) }
            let figures = StandingFigures(
                day: Self.day, classes: nil, quintiles: nil, cycles: CycleReport(day: Self.day, rows: rows))
            let back = try readBack(figures)
            #expect(back == figures)
            #expect(back.cycles.rows.allSatisfy { $0.cycle.days.bitPattern == days.bitPattern })
        }
    }

    @Test func theReturnRateOfTheShopIsReadBack() throws {
        let cycles = CycleReport(day: Self.day, rows: [])
        for shop in [nil, Returns(orders: 0, returned: 0), Returns(orders: .max, returned: 7)] as [Returns?] {
            let figures = StandingFigures(
                day: Self.day, classes: nil, quintiles: nil, cycles: cycles, shopReturns: shop)
            #expect(try readBack(figures) == figures)
            #expect(try readBack(figures).shopReturns == shop)
        }
    }

    @Test func theFormStandsAsItWasFirstWritten() throws {
        let figures = StandingFigures(
            day: Self.day,
            classes: RFMThresholds(
                day: Self.day, bounds: .mean(RFMSums(count: 2, recencyDays: 3, frequency: 4, moneyMinor: 5))),
            quintiles: nil,
            cycles: CycleReport(
                day: Self.day, rows: [CycleReport.Row(.category("c"), Cycle(days: 29.5, intervals: 2, persons: 1))]))
        let text = """
            {"brand":{"days":[],"intervals":[],"names":[],"persons":[]},\
            "categories":{"days":[29.5],"intervals":[2],"names":["c"],"persons":[1]},\
            "classes":{"mean":{"count":2,"frequency":"4","moneyMinor":"5","recencyDays":"3"}},\
            "products":{"days":[],"intervals":[],"names":[],"persons":[]},\
            "stores":{"days":[],"intervals":[],"names":[],"persons":[]}}
            """
        #expect(try StandingForm(figures).text() == text)
        #expect(try StandingForm(text).figures(on: Self.day) == figures)
    }

    @Test func columnsOfDifferentLengthsAreRefused() throws {
        let text = try StandingForm(
            StandingFigures(
                day: Self.day, classes: nil, quintiles: nil, cycles: CycleReport(day: Self.day, rows: []))
        ).text()
        #expect(throws: DecodingError.self) {
            _ = try StandingForm(text.replacing(#""brand":{"days":[]"#, with: #""brand":{"days":[1]"#))
        }
    }

    private func readBack(_ figures: StandingFigures) throws -> StandingFigures {
        try StandingForm(try StandingForm(figures).text()).figures(on: figures.day)
    }
}

import Shop
import Testing

@testable import SampleData

/// The curves that lives are drawn along.
struct CurvesTests {
    private let days = BrandDay(number: 20_000)...BrandDay(number: 20_729)

    @Test func loadFallsOnDaysByTheirWeight() throws {
        let curve = TrafficCurve(days: days, newArrivals: [], strength: 1)
        #expect(abs(curve.total - 730) < 1e-6)
        var counts: [BrandDay: Int] = [:]
        for step in 0..<73_000 { counts[curve.day(at: Double(step) / 100 + 0.005), default: 0] += 1 }
        let peak = try #require(Promotion.peaks(in: days).first { CivilDate(daysSince1970: $0.number).month == 11 })
        #expect(counts.count == 730)
        #expect((counts[peak] ?? 0) > 5 * (counts[peak.adding(days: -20)] ?? 0))
        #expect(curve.isPeak(peak) && !curve.isPeak(peak.adding(days: 1)))
        for day in [days.lowerBound, peak, days.upperBound] {
            #expect(curve.day(at: curve.load(after: day) - 1e-6) == day)
        }
    }

    @Test func withoutStrengthOnlyWeekdaysDiffer() {
        let curve = TrafficCurve(days: days, newArrivals: [days.lowerBound], strength: 0)
        #expect(abs(curve.load(after: days.lowerBound.adding(days: 6)) - 7) < 0.01)
    }

    /// Gamma with mean 1 and shape 2: its median is 0.8392, its 90 % quantile 1.9449 (half of a chi-squared with 4
    /// degrees of freedom, halved: 3.3567 and 7.7794).
    @Test func ratesAreGammaDistributed() {
        let rates = RateQuantiles(shape: 2)
        #expect(abs(rates.rate(at: 0.5) - 0.8392) < 0.01)
        #expect(abs(rates.rate(at: 0.9) - 1.9449) < 0.02)
        let mean = (0..<1_000).map { rates.rate(at: (Double($0) + 0.5) / 1_000) }.reduce(0, +) / 1_000
        #expect(abs(mean - 1) < 0.01)
    }

    @Test func newArrivalsKeepClearOfPromotions() {
        let arrivals = NewArrivals.days(in: days, seed: 1)
        #expect((18...35).contains(arrivals.count))
        for peak in Promotion.peaks(in: days) {
            #expect(arrivals.allSatisfy { abs($0.number - peak.number) > 4 })
        }
    }

    @Test func scatteredNumbersNeverMeet() {
        let numbers = Set((0..<100_000).map { NumberText.scattered($0, bits: 40, 77) })
        #expect(numbers.count == 100_000)
        #expect(numbers.allSatisfy { $0 < 1 << 40 })
        #expect(NumberText.made("a", 42, width: 5, "b") == "a00042b")
    }

    @Test func peopleOfOneThousandAreLikeAnyOther() {
        let brand = SampleBrand(.candle, seed: 1, until: days.upperBound)
        func oneTime(_ people: Range<Int>) -> Double {
            Double(people.count { brand.plan.persons.person($0).role == .oneTime }) / Double(people.count)
        }
        #expect(abs(oneTime(0..<1_000) - 0.25) < 0.01)
        #expect(abs(oneTime(70_000..<71_000) - 0.25) < 0.01)
    }

    @Test func phonesBelongToOnePersonEach() {
        let phones = Set(
            (0..<20_000).map {
                PersonWords(seed: 3, person: $0, recipient: 0, wording: .chinese).phone
            })
        #expect(phones.count == 20_000)
        #expect(phones.allSatisfy { $0.count == 11 && $0.hasPrefix("154") })
    }
}

import Insight
import Shop
import Testing

struct PromotionDaysTests {
    private static let peaks = [
        "03-08", "06-01", "06-02", "06-03", "06-16", "06-17", "06-18", "11-01", "11-02", "11-03", "11-10", "11-11",
        "12-12",
    ]

    @Test(arguments: [2023, 2024])
    func theStandardDaysArePeaksAlone(year: Int) throws {
        let first = try #require(BrandDay("\(year)-01-01"))
        let masked = (0..<365).map { first.adding(days: $0) }.filter { PromotionDays.standard.contains($0) }
        #expect(masked.map { String($0.description.dropFirst(5)) } == Self.peaks)
    }

    @Test func newArrivalsAreSingleDays() throws {
        var days = PromotionDays.none
        let arrival = try #require(BrandDay("2024-04-09"))
        #expect(!days.contains(arrival))
        days.single.insert(arrival)
        #expect(days.contains(arrival))
        #expect(!days.contains(arrival.adding(days: 1)))
        #expect(!days.contains(try #require(BrandDay("2025-04-09"))))
    }

    @Test func aRangeMayRunOverNewYear() throws {
        let days = PromotionDays(yearly: [PromotionDays.Yearly(from: MonthDay(12, 30), to: MonthDay(1, 2))])
        for (text, isIn) in [("2023-12-29", false), ("2023-12-30", true), ("2024-01-02", true), ("2024-01-03", false)] {
            #expect(days.contains(try #require(BrandDay(text))) == isIn)
        }
    }

    @Test func aDayAboveThreeTimesItsSurroundingsIsProposed() {
        var orders = Self.steady(10, days: 0...60)
        orders[BrandDay(number: 30)] = 31
        orders[BrandDay(number: 40)] = 30
        #expect(proposed(orders, today: 60) == [ProposedDay(day: BrandDay(number: 30), orders: 31, medianOrders: 10)])
        // Masked already.
        let masked = PromotionDays(yearly: [], single: [BrandDay(number: 30)])
        #expect(proposed(orders, today: 60, masked).isEmpty)
        // What comes after today is not known.
        #expect(proposed(orders, today: 29).isEmpty)
        #expect(proposed([:], today: 60).isEmpty)
    }

    @Test func theMedianIsOfTheDaysBeforeAndAfter() {
        // 14 days with 2 before, 14 with 4 after: 3 is the median of the 28.
        var orders = Self.steady(2, days: 0...19).merging(Self.steady(4, days: 21...60)) { first, _ in first }
        orders[BrandDay(number: 20)] = 9
        #expect(proposed(orders, today: 60).isEmpty)
        orders[BrandDay(number: 20)] = 10
        #expect(proposed(orders, today: 60) == [ProposedDay(day: BrandDay(number: 20), orders: 10, medianOrders: 3)])
    }

    @Test func nearTheEndsFourteenDaysMustBeThere() {
        var orders = Self.steady(1, days: 0...40)
        orders[BrandDay(number: 0)] = 50
        orders[BrandDay(number: 40)] = 50
        #expect(proposed(orders, today: 40).map(\.day.number) == [0, 40])
        #expect(proposed(orders.filter { $0.key.number < 14 }, today: 13).isEmpty)
    }

    @Test func aShopThatSellsNowAndThenHasNothingProposed() {
        let orders = [BrandDay(number: 0): 1, BrandDay(number: 20): 9, BrandDay(number: 60): 2]
        #expect(proposed(orders, today: 60).isEmpty)
    }

    private func proposed(
        _ orders: [BrandDay: Int], today: Int, _ masked: PromotionDays = .none
    ) -> [ProposedDay] {
        ProposedDay.all(orders, today: BrandDay(number: today), masked: masked)
    }

    private static func steady(_ orders: Int, days: ClosedRange<Int>) -> [BrandDay: Int] {
        Dictionary(uniqueKeysWithValues: days.map { (BrandDay(number: $0), orders) })
    }
}

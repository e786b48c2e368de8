import Shop
import Testing

@testable import Insight

/// Questions and settings that make other figures have another key, and the key is the same for good.
struct StandingKeyTests {
    private static let day = BrandDay(number: 20_000)

    @Test func everythingThatFiguresHangOnIsInTheKey() {
        let fixed = RFMRule.fixed(RFMBounds(recencyDays: 90, frequency: 2, moneyMinor: 100))
        let questions = [
            RFMQuestion(today: Self.day), RFMQuestion(today: Self.day, windowDays: nil),
            RFMQuestion(today: Self.day, windowDays: 30), RFMQuestion(today: Self.day, money: .gross),
            RFMQuestion(today: Self.day, frequency: .days), RFMQuestion(today: Self.day, rule: .median),
            RFMQuestion(today: Self.day, rule: fixed),
            RFMQuestion(
                today: Self.day, rule: .fixed(RFMBounds(recencyDays: 90, frequency: 21, moneyMinor: 100))),
            RFMQuestion(
                today: Self.day, rule: .fixed(RFMBounds(recencyDays: 90, frequency: 2, moneyMinor: 1_100))),
            RFMQuestion(today: Self.day, measure: .averageOrderValue),
            RFMQuestion(today: Self.day, countsFreight: false),
        ]
        let settings = [
            FigureSettings.with { _ in }, .with { $0.promotionDays = .none },
            .with { $0.promotionDays.single = [BrandDay(number: 20)] },
            .with { $0.promotionDays.single = [BrandDay(number: 2), BrandDay(number: 0)] },
            .with { $0.promotionDays.yearly.removeLast() },
        ]
        let keys = questions.flatMap { question in settings.map { StandingKey(question, $0) } }
        #expect(Set(keys).count == keys.count)
    }

    @Test func whatMakesTheSameFiguresHasTheSameKey() {
        let key = StandingKey(RFMQuestion(today: Self.day), FigureSettings())
        #expect(StandingKey(RFMQuestion(today: Self.day.adding(days: 1)), FigureSettings()) == key)
        // Scores stand beside classes by the mean.
        #expect(StandingKey(RFMQuestion(today: Self.day, rule: .quintile), FigureSettings()) == key)
        let shuffled = FigureSettings.with {
            $0.promotionDays.yearly.reverse()
            $0.promotionDays.yearly += PromotionDays.standard.yearly
            $0.usePerDay = [ID(3): 4]
        }
        #expect(StandingKey(RFMQuestion(today: Self.day), shuffled) == key)
    }

    @Test func theKeyStandsAsItWasFirstMade() {
        let question = RFMQuestion(
            today: Self.day, rule: .fixed(RFMBounds(recencyDays: 90, frequency: 2, moneyMinor: 19_990)))
        let settings = FigureSettings.with { $0.promotionDays.single = [BrandDay(number: 20_088)] }
        let text = """
            window=365
            money=net
            frequency=orders
            measure=total
            freight=counted
            rule=fixed:90/2/19990
            promotions=3/8..3/8,6/1..6/3,6/16..6/18,11/1..11/3,11/10..11/11,12/12..12/12;20088

            """
        #expect(StandingKey.text(question, settings) == text)
        #expect(
            StandingKey(question, settings).bytes
                == [212, 165, 178, 188, 50, 116, 211, 46, 98, 183, 220, 88, 101, 219, 200, 4])
    }
}

extension FigureSettings {
    fileprivate static func with(_ change: (inout FigureSettings) -> Void) -> FigureSettings {
        var settings = FigureSettings()
        change(&settings)
        return settings
    }
}

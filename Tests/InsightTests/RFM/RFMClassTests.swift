import Insight
import Shop
import Testing

struct RFMClassTests {
    /// Definitions, RFM.
    private static let table = [
        ("111", "重要价值", "champions", "重要维护"), ("101", "重要发展", "big spenders, rare", "重要价值"),
        ("011", "重要保持", "valued, fading", "重要挽留"), ("001", "重要挽留", "valued, leaving", "重要留存"),
        ("110", "一般价值", "frequent, small", "一般重要"), ("100", "一般发展", "fresh, small", "重要发展"),
        ("010", "一般保持", "frequent once, fading", "一般留存"), ("000", "一般挽留", "gone quiet", "无价值"),
    ]

    @Test func labelsAreThoseOfTheDefinitions() {
        #expect(RFMClass.all.map(\.code) == Self.table.map(\.0))
        for (rfmClass, row) in zip(RFMClass.all, Self.table) {
            #expect(rfmClass.label(.standard) == Phrase(en: row.2, zh: row.1))
            #expect(rfmClass.label(.second) == Phrase(en: row.2, zh: row.3))
            #expect(!rfmClass.advice.english.isEmpty)
            #expect(!rfmClass.advice.chinese.isEmpty)
        }
        #expect(Set(RFMClass.all.map(\.advice)).count == 8)
    }

    @Test func theCodeIsRecencyFrequencyMoney() {
        #expect(RFMClass(isRecent: true, isFrequent: false, isSpending: false).code == "100")
        #expect(RFMClass(isRecent: false, isFrequent: true, isSpending: false).code == "010")
        #expect(RFMClass(isRecent: false, isFrequent: false, isSpending: true).code == "001")
    }

    @Test(arguments: [(101, false), (100, true), (99, true), (98, true), (97, false)])
    func aWindowHoldsTodayAndTheDaysBefore(day: Int, isIn: Bool) {
        let question = RFMQuestion(today: BrandDay(number: 100), windowDays: 3, money: .net, frequency: .orders)
        #expect(question.covers(BrandDay(number: day)) == isIn)
    }

    @Test func withoutAWindowAllThePastIsIn() {
        let question = RFMQuestion(today: BrandDay(number: 100), windowDays: nil, money: .net, frequency: .orders)
        #expect(question.covers(BrandDay(number: -100_000)))
        #expect(!question.covers(BrandDay(number: 101)))
    }
}

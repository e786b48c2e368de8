import Shop
import Testing

@testable import Segments

/// What operators write without having read anything.
struct EverydayTests {
    @Test(arguments: [
        ("沉睡客户", "stage is dormant"),
        ("dormant customers and not high-value customers", "stage is dormant and not value is high"),
        ("新客 且 近30天浏览过", "stage is new and viewed within last 30 days"),
        ("高价值客户", "value is high"),
        ("30天没下单", "not bought within last 30 days"),
        ("90天未购买过\"咖啡\"", "not bought \"咖啡\" within last 90 days"),
        ("消费 > 1万", "spent > 10000"),
        ("消费 >= 1.25万元", "spent >= 12500"),
        ("spent > 1,000,000 and spent.gross < 2,000.50", "spent > 1000000 and spent.gross < 2000.5"),
        ("bought once", "bought exactly 1 time"),
        ("购买过一次", "bought exactly 1 time"),
        ("bought twice within last 60 days", "bought exactly 2 times within last 60 days"),
        ("买过\"A\"但没买过\"B\"", "bought \"A\" and not bought \"B\""),
        (
            "bought category 'tea' but not bought category ‘mugs’",
            "bought category \"tea\" and not bought category \"mugs\""
        ),
        ("7天内到期", "due within 7 days"),
        ("orders > 3", "orders.count > 3"),
        ("no order in the last 60 days", "not bought within last 60 days"),
        ("spent > median within previous month", "spent > median within previous month"),
    ])
    func everydayPhrasesAreUnderstood(_ text: String, _ canonical: String) throws {
        let segment = try SegmentParser.parse(text)
        #expect(segment == (try SegmentParser.parse(canonical)), "\(segment.text(in: .english))")
    }

    @Test(arguments: [
        ("客单价大于200", "笔单价"), ("gmv > 100", "spent.gross"),
    ])
    func figuresOfManyLeadToThoseOfOne(_ text: String, _ likely: String) {
        #expect(throws: SegmentProblem.self) { try SegmentParser.parse(text) }
        do { _ = try SegmentParser.parse(text) } catch { #expect(error.suggestion == likely) }
    }

    /// A comma that groups nothing stays what it was, and nothing is read in part.
    @Test(arguments: ["spent > 1,00", "spent > 1234,567", "spent > 1,0000", "spent > 万"])
    func oddGroupsAreRefused(_ text: String) {
        #expect(throws: SegmentProblem.self) { try SegmentParser.parse(text) }
    }
}

import Shop
import Testing

@testable import Segments

/// One text with its canonical forms.
struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let english: String
    let chinese: String

    init(_ text: String, en english: String? = nil, zh chinese: String) {
        self.text = text
        self.english = english ?? text
        self.chinese = chinese
    }

    var testDescription: String { text }

    static let all: [Example] = [
        Example(
            "orders.count >= 3 and last_order older than 90 days", zh: "订单数 >= 3 且 最近下单距今超过90天"),
        Example(
            "rfm is 001 and spent > 2000 in last 365 days", en: "rfm is 001 and spent > 2000 within last 365 days",
            zh: "rfm是001 且 近365天消费 > 2000"),
        Example("stage is dormant", zh: "生命周期是沉睡"),
        Example("value is high", zh: "分层是高价值"),
        Example(
            "bought category \"瑜伽垫\" within 60 days and not bought category \"瑜伽服\"",
            en: "bought category \"瑜伽垫\" within last 60 days and not bought category \"瑜伽服\"",
            zh: "近60天购买过品类\"瑜伽垫\" 且 未购买过品类\"瑜伽服\""),
        Example(
            "viewed category \"香薰\" at least 2 times within 7 days",
            en: "viewed category \"香薰\" at least 2 times within last 7 days", zh: "近7天浏览过品类\"香薰\"至少2次"),
        Example(
            "tag \"VIP\" and city in (\"杭州\",\"上海\")", en: "tag \"VIP\" and city in (\"杭州\", \"上海\")",
            zh: "标签\"VIP\" 且 城市属于(\"杭州\", \"上海\")"),
        Example("birthday within next 7 days", zh: "生日在未来7天内"),
        Example("due for \"洗发水\" within 5 days", zh: "未来5天应复购\"洗发水\""),
        Example(
            "favourited product \"A-100\" and not bought product \"A-100\"",
            zh: "收藏过商品\"A-100\" 且 未购买过商品\"A-100\""),
        Example("first order through live \"小艾\"", en: "first_order through live \"小艾\"", zh: "首单通过直播\"小艾\""),
        Example("return_rate > 30%", zh: "退货率 > 30%"),
        Example("no interaction within 60 days", en: "not interacted within last 60 days", zh: "近60天未互动过"),
        Example("in segment \"老客\" and not in segment \"员工\"", zh: "属于人群\"老客\" 且 不属于人群\"员工\""),
        Example("consented to sms for marketing", zh: "同意短信用于营销"),
        Example("store is \"天猫旗舰店\"", zh: "店铺是\"天猫旗舰店\""),
        Example("source is shopify", zh: "来源是shopify"),
    ]
}

struct ExampleTests {
    @Test(arguments: Example.all) func everyExampleHasItsCanonicalForms(_ example: Example) throws {
        let segment = try SegmentParser.parse(example.text)
        #expect(segment.text(in: .english) == example.english)
        #expect(segment.text(in: .chinese) == example.chinese)
        #expect(try SegmentParser.parse(example.english) == segment)
        #expect(try SegmentParser.parse(example.chinese) == segment)
    }
}

import Foundation
import Shop
import Testing

@testable import Segments

struct RoundTripTests {
    @Test(arguments: 0..<8) func whatIsWrittenIsReadBack(_ seed: Int) throws {
        var random = RandomSegments(UInt64(seed))
        for _ in 0..<500 {
            let segment = random.segment().normal
            for language in Language.allCases {
                let text = segment.text(in: language)
                do throws(SegmentProblem) {
                    let read = try SegmentParser.parse(text)
                    #expect(read == segment, "\(text)")
                    #expect(read.text(in: language).utf8.elementsEqual(text.utf8), "\(text)")
                } catch {
                    Issue.record("\(error.message.english) \(text)")
                }
            }
            let json = try SegmentJSON.write(segment)
            do throws(SegmentJSONProblem) {
                let read = try SegmentJSON.read(json)
                #expect(read == segment)
            } catch {
                Issue.record("\(error.message.english) \(String(decoding: json, as: UTF8.self))")
            }
        }
    }

    @Test func whatIsNormalStaysAsItIs() {
        var random = RandomSegments(99)
        for _ in 0..<2000 {
            let segment = random.segment(depth: 6).normal
            #expect(segment.normal == segment)
        }
    }

    @Test func labelsOfBothSetsResolveToCodes() throws {
        let standard = try SegmentParser.parse("rfm is 重要价值 or rfm is “重要挽留” or rfm is 无价值")
        #expect(standard.text() == "rfm is 111 or rfm is 001 or rfm is 000")
        let second = try SegmentParser.parse("rfm是重要价值 或 rfm是重要挽留 或 rfm是一般价值", labels: .second)
        #expect(second.text() == "rfm is 101 or rfm is 011 or rfm is 110")
        let own = RFMLabels(["铁粉": RFMCode(isRecent: true, isFrequent: true, isSpending: true)])
        #expect(try SegmentParser.parse("rfm in (铁粉, champions)", labels: own).text() == "rfm is 111")
    }

    /// What people write, and what it means.
    @Test(arguments: [
        (
            "近60天购买过品类\"瑜伽垫\"且未购买过品类\"瑜伽服\"",
            "bought category \"瑜伽垫\" within last 60 days and not bought category \"瑜伽服\""
        ),
        ("标签是“VIP”并且城市属于（“杭州”，“上海”）", "tag \"VIP\" and city in (\"杭州\", \"上海\")"),
        ("（消费＞２０００元）或订单数≥３单", "spent > 2000 or orders.count >= 3"),
        ("7天内浏览过\"香薰\"2次以上", "viewed \"香薰\" at least 2 times within last 7 days"),
        ("在2025-06-18之后购买过商品「A-100」、「A-200」", "bought product (\"A-100\", \"A-200\") after 2025-06-18"),
        ("2025年6月1日到2025年6月18日购买过", "bought between 2025-06-01 and 2025-06-18"),
        ("生命周期：沉睡", "stage is dormant"),
        ("本月生日", "birthday this month"),
        ("退货率 ≥ 12.5％", "return_rate >= 12.5%"),
        ("((tag \"a\"))", "tag \"a\""),
        ("not not tag \"a\"", "tag \"a\""),
        ("not nobody", "everyone"),
        ("tag \"a\" # for the spring show\nor tag \"b\"", "tag \"a\" or tag \"b\""),
        ("tag \"a\" or tag \"b\" and tag \"c\"", "tag \"a\" or tag \"b\" and tag \"c\""),
        ("(tag \"a\" or tag \"b\") and tag \"c\"", "(tag \"a\" or tag \"b\") and tag \"c\""),
        ("rfm is 1x1", "rfm is 1x1"),
        ("rfm in (111, 101)", "rfm is 1x1"),
        ("bought more than 2 times", "bought at least 3 times"),
        ("never bought product \"A\"", "not bought product \"A\""),
        ("last_order < 2025-01-01", "last_order before 2025-01-01"),
        ("last order more than 90 days ago", "last_order older than 90 days"),
        ("最近下单超过90天前", "last_order older than 90 days"),
        ("last order less than 90 days ago", "last_order within last 90 days"),
        ("trait.joined more than 1 year ago", "trait.joined older than 1 year"),
        ("last_order >= 30 days ago", "last_order since 30 days ago"),
        ("trait.skin is \"dry\"", "trait.skin is \"dry\""),
        ("trait.\"skin type\" in (\"dry\", \"oily\")", "trait.\"skin type\" in (\"dry\", \"oily\")"),
        ("trait.joined >= 2024-01-01", "trait.joined since 2024-01-01"),
        ("trait.newsletter is not true", "trait.newsletter is false"),
        ("city is not \"杭州\"", "city is not \"杭州\""),
        ("tag is not \"VIP\"", "not tag \"VIP\""),
        ("spent in the top 20% in the last 1 year", "spent in top 20% within last 1 year"),
        ("average_order > the average", "average_order > average"),
        (
            "first_order in store \"A\" from shopify before 2025-01-01",
            "first_order in store \"A\" from source shopify before 2025-01-01"
        ),
        ("overdue for \"洗发水\" by more than 10 days", "overdue for \"洗发水\" by more than 10 days"),
        ("bought today", "bought today"), ("bought yesterday", "bought on 1 day ago"),
        ("stage is \"沉睡\" and value is \"low loyalty\"", "stage is dormant and value is low_loyalty"),
    ]) func manyWordsHaveOneMeaning(_ written: String, _ canonical: String) throws {
        #expect(try SegmentParser.parse(written).text() == canonical)
    }
}

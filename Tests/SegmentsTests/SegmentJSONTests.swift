import Foundation
import Shop
import Testing

@testable import Segments

struct SegmentJSONTests {
    @Test(arguments: [
        ("orders.count >= 3", #"{"number":{"is":{">=":"3"},"measure":"orders.count"}}"#),
        (
            "rfm is 001 and spent > 2000.5 in last 365 days",
            #"{"all":[{"rfm":{"in":["001"]}},{"number":{"is":{">":"2000.5"},"measure":"spent","period":{"last":{"day":365}}}}]}"#
        ),
        (
            "not bought category \"瑜伽服\" at least 2 times in store \"A\" from source jd",
            #"{"not":{"happening":{"act":"bought","count":{"atLeast":2},"goods":{"category":["瑜伽服"]},"sources":["jd"],"stores":["A"]}}}"#
        ),
        ("first_order through live \"小艾\"", #"{"moment":{"hosts":["小艾"],"moment":"first_order"}}"#),
        (
            "last_order between 2025-01-01 and 3 months ago",
            #"{"moment":{"moment":"last_order","period":{"between":[{"date":"2025-01-01"},{"ago":{"month":3}}]}}}"#
        ),
        ("due for \"洗发水\" within 5 days", #"{"due":{"goods":{"named":["洗发水"]},"when":{"within":{"day":5}}}}"#),
        ("spent in top 20%", #"{"number":{"is":{"top":"0.2"},"measure":"spent"}}"#),
        ("average_order > median", #"{"number":{"is":{">":"median"},"measure":"average_order"}}"#),
        ("city not in (\"a\", \"b\")", #"{"field":{"name":"city","notIn":["a","b"]}}"#),
        ("consented to sms for marketing", #"{"consent":{"channel":"sms","purpose":"marketing"}}"#),
        ("trait.age >= 18", #"{"trait":{"is":{">=":"18"},"name":"age"}}"#),
        ("in segment \"老客\"", #"{"segment":["老客"]}"#), ("everyone", #"{"all":[]}"#),
    ]) func theShapeStands(_ text: String, _ json: String) throws {
        let segment = try SegmentParser.parse(text)
        #expect(String(decoding: try SegmentJSON.write(segment), as: UTF8.self) == json)
        #expect(try SegmentJSON.read(Data(json.utf8)) == segment)
    }

    @Test func everyExampleGoesThereAndBack() throws {
        for example in Example.all {
            let segment = try SegmentParser.parse(example.text)
            #expect(try SegmentJSON.read(SegmentJSON.write(segment)) == segment)
        }
    }

    @Test(arguments: [
        ("nonsense", "segment.json.malformed", "", "this is no JSON"),
        ("[]", "segment.json.expected", "", "expected an object"),
        ("{}", "segment.json.expected", "", "expected exactly one field"),
        (#"{"al":[]}"#, "segment.json.unknown_field", "", "there is no field “al”; did you mean “all”?"),
        (#"{"all":{}}"#, "segment.json.expected", "all", "all: expected a list"),
        (
            #"{"all":[{"tag":["a"]},{"happening":{"act":"bought","count":{"atLeast":"x"}}}]}"#, "segment.json.expected",
            "all[1].happening.count.atLeast", "all[1].happening.count.atLeast: expected a number"
        ),
        (
            #"{"not":{"happening":{"act":"bougt"}}}"#, "segment.unknown_word", "not.happening.act",
            "not.happening.act: “bougt” is not known here; did you mean “bought”?"
        ),
        (
            #"{"happening":{"act":"bought","perid":1}}"#, "segment.json.unknown_field", "happening",
            "happening: there is no field “perid”; did you mean “period”?"
        ),
        (#"{"happening":{}}"#, "segment.json.missing", "happening", "happening: “act” is missing"),
        (
            #"{"number":{"measure":"spent","is":{">":0.5}}}"#, "segment.json.expected", "number.is.>",
            "number.is.>: expected a decimal number in quotes"
        ),
        (
            #"{"number":{"measure":"cycle","is":{">":1},"period":{"this":"month"}}}"#, "segment.does_not_fit", "number",
            "number: a period does not fit here"
        ),
        (
            #"{"happening":{"act":"visited","goods":{"category":["a"]}}}"#, "segment.does_not_fit", "happening",
            "happening: a product or category does not fit here"
        ),
        (
            #"{"happening":{"act":"bought","period":{"last":{"day":0}}}}"#, "segment.out_of_range",
            "happening.period.last.day", "happening.period.last.day: expected a number from 1–36,500"
        ),
        (#"{"tag":[]}"#, "segment.json.expected", "tag", "tag: expected at least one value"),
        (
            #"{"stage":{"in":["new","lots"]}}"#, "segment.unknown_word", "stage.in[1]",
            "stage.in[1]: “lots” is not known here; did you mean “lost”?"
        ),
        (
            #"{"moment":{"moment":"birthday","period":{"before":{"today":true}}}}"#, "segment.does_not_fit", "moment",
            "moment: a period does not fit here"
        ),
        (#"{"tag":null}"#, "segment.json.expected", "tag", "tag: expected a list"),
    ]) func problemsNameThePath(_ json: String, _ code: String, _ path: String, _ message: String) throws {
        let problem = try #require(refusal(Data(json.utf8)))
        #expect(problem.code == code)
        #expect(problem.path == path)
        #expect(problem.message.english == message)
    }

    @Test func sizesAreBounded() throws {
        let leaf = #"{"tag":["a"]}"#
        func nested(_ depth: Int) -> Data {
            Data((String(repeating: #"{"not":"#, count: depth) + leaf + String(repeating: "}", count: depth)).utf8)
        }
        func wide(_ count: Int) -> Data {
            Data((#"{"all":["# + Array(repeating: leaf, count: count).joined(separator: ",") + "]}").utf8)
        }
        #expect(refusal(nested(500))?.code == "segment.too_deep")
        #expect(refusal(wide(10_000))?.code == "segment.too_many_nodes")
        #expect(refusal(wide(2000))?.code == "segment.too_many_nodes")
        #expect(try SegmentJSON.read(wide(1999)).nodeCount == 2000)
        #expect(refusal(Data(repeating: UInt8(ascii: "["), count: 1_000_000))?.code == "segment.too_long")
        let values = (0...1000).map { "\"\($0)\"" }.joined(separator: ",")
        #expect(refusal(Data("{\"tag\":[\(values)]}".utf8))?.code == "segment.too_many_values")
    }

    private func refusal(_ data: Data) -> SegmentJSONProblem? {
        do throws(SegmentJSONProblem) {
            _ = try SegmentJSON.read(data)
            return nil
        } catch {
            return error
        }
    }
}

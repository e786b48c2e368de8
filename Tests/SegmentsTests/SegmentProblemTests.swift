import Shop
import Testing

@testable import Segments

/// A text that is no segment, and what is said of it.
struct Wrong: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    /// Line, column and length, as in `1:8+4`.
    let place: String
    let suggestion: String?

    init(_ text: String, _ code: String, _ place: String, _ suggestion: String? = nil) {
        self.text = text
        self.code = code
        self.place = place
        self.suggestion = suggestion
    }

    var testDescription: String { text }

    static let all: [Wrong] = [
        Wrong("", "segment.empty", "1:1+0"),
        Wrong("  # nothing\n", "segment.empty", "1:1+0"),
        Wrong("stgae is dormant", "segment.unknown_word", "1:1+5", "stage"),
        Wrong("stage is dorment", "segment.unknown_word", "1:10+7", "dormant"),
        Wrong("stage is \"dorment\"", "segment.unknown_word", "1:10+9", "dormant"),
        Wrong("生命周期是沉水", "segment.unknown_word", "1:6+2", "沉睡"),
        Wrong("生命周斯是沉睡", "segment.unknown_word", "1:1+7", "生命周期"),
        Wrong("ordres.count > 3", "segment.unknown_word", "1:1+12", "orders.count"),
        Wrong("last_order oldre than 90 days", "segment.unknown_word", "1:12+5", "older than"),
        Wrong("bought catgory \"a\"", "segment.unknown_word", "1:8+7", "category"),
        Wrong("bought \"a\" within 60 dyas", "segment.unknown_word", "1:22+4", "days"),
        Wrong("source is shopfy", "segment.unknown_word", "1:11+6", "shopify"),
        Wrong("rfm is 012", "segment.unknown_word", "1:8+3"),
        Wrong("rfm is 重要挽流", "segment.unknown_word", "1:8+4", "重要挽留"),
        Wrong("tag \"a\" adn tag \"b\"", "segment.unknown_word", "1:9+3", "and"),
        Wrong("tag \"a\"\n  and stage", "segment.end_too_early", "2:12+0"),
        Wrong("tag \"a\" tag \"b\"", "segment.misplaced", "1:9+3"),
        Wrong("tag \"a\" )", "segment.misplaced", "1:9+1"),
        Wrong("spent > > 3", "segment.misplaced", "1:9+1"),
        Wrong("tag VIP", "segment.unknown_word", "1:5+3"),
        Wrong("orders.count", "segment.end_too_early", "1:13+0"),
        Wrong("and", "segment.misplaced", "1:1+3"),
        Wrong("(tag \"a\" or tag \"b\"", "segment.unclosed_bracket", "1:1+1"),
        Wrong("city in (\"a\", \"b\"", "segment.unclosed_bracket", "1:9+1"),
        Wrong("tag \"VIP", "segment.unclosed_text", "1:5+4"),
        Wrong("tag “VIP\nand", "segment.unclosed_text", "1:5+4"),
        Wrong("tag \"a\\q\"", "segment.bad_escape", "1:7+2"),
        Wrong("tag \"\\u{110000}\"", "segment.bad_escape", "1:6+2"),
        Wrong("bought after 2025-02-30", "segment.no_such_day", "1:14+10"),
        Wrong("bought after 2025-2", "segment.no_such_day", "1:14+6"),
        Wrong("spent > 99999999999999999999", "segment.number_too_large", "1:9+20"),
        Wrong("spent > 0.1234567", "segment.too_many_decimals", "1:9+9"),
        Wrong("bought within last 0 days", "segment.out_of_range", "1:20+1"),
        Wrong("bought within last 200 years", "segment.out_of_range", "1:20+3"),
        Wrong("bought at least 0 times", "segment.out_of_range", "1:17+1"),
        Wrong("spent in top 120%", "segment.out_of_range", "1:14+4"),
        Wrong("viewed \"a\" within 36 hours", "segment.finer_than_day", "1:22+5"),
        Wrong("近3小时浏览过", "segment.finer_than_day", "1:3+2"),
        Wrong("spent between 5 and 3", "segment.reversed_range", "1:15+7"),
        Wrong("bought between 2025-06-02 and 2025-06-01", "segment.reversed_range", "1:8+33"),
        Wrong("visited category \"a\"", "segment.not_narrowed_by", "1:9+8"),
        Wrong("stage is new within 3 days", "segment.misplaced", "1:14+6"),
        Wrong("近7天生命周期是新客", "segment.not_narrowed_by", "1:1+3"),
        Wrong("cycle < 30 within last 7 days", "segment.not_narrowed_by", "1:12+18"),
        Wrong("bought \"a\" today within 3 days", "segment.said_twice", "1:18+13"),
        Wrong("bought in store \"a\" in store \"b\"", "segment.said_twice", "1:21+8"),
        Wrong("orders.count > 30%", "segment.not_a_share", "1:16+3"),
        Wrong("bought within next 7 days", "segment.wrong_direction", "1:8+18"),
        Wrong("birthday before 2025-01-01", "segment.wrong_direction", "1:10+17"),
        Wrong("due older than 3 days", "segment.wrong_direction", "1:5+17"),
        Wrong("tag\u{202E} \"a\"", "segment.hidden_character", "1:4+1"),
        Wrong("ta\u{0}g \"a\"", "segment.unknown_word", "1:1+2", "tag"),
        Wrong("👩‍👩‍👧 is \"a\"", "segment.misplaced", "1:1+1"),
        Wrong("tag \"👩‍👩‍👧\" oder tag \"b\"", "segment.unknown_word", "1:9+4"),
    ]
}

struct SegmentProblemTests {
    @Test(arguments: Wrong.all) func everyProblemIsLocatedAndNamed(_ wrong: Wrong) throws {
        let problem = try #require(refusal(wrong.text))
        #expect(problem.code == wrong.code, "\(problem.message.english)")
        #expect(
            "\(problem.line):\(problem.column)+\(problem.place.length)" == wrong.place, "\(problem.message.english)")
        #expect(problem.suggestion == wrong.suggestion, "\(problem.message.english)")
    }

    @Test func everyCodeHasAnExample() {
        let shown = Set(Wrong.all.map(\.code)).union(Self.bounds.map(\.1))
        let all = [
            "empty", "too_long", "too_deep", "too_many_nodes", "too_many_values", "hidden_character", "unknown_word",
            "misplaced", "end_too_early", "unclosed_text", "unclosed_bracket", "bad_escape", "no_such_day",
            "number_too_large", "too_many_decimals", "out_of_range", "finer_than_day", "reversed_range",
            "not_narrowed_by", "said_twice", "not_a_share", "wrong_direction",
        ]
        #expect(shown == Set(all.map { "segment.\($0)" }))
    }

    @Test func messagesSayWhereAndWhatInBothLanguages() throws {
        let typing = try #require(refusal("stage is dorment"))
        #expect(
            typing.message.english
                == "Line 1, column 10: “dorment” is not a word of this language. Did you mean “dormant”?")
        #expect(typing.message.chinese == "第 1 行第 10 个字：不认识“dorment”。是否想写“dormant”？")
        let missing = try #require(refusal("bought within last 3"))
        #expect(
            missing.message.english
                == "Line 1, column 21: something is missing at the end. Expected: days, months, weeks, years.")
        #expect(missing.message.chinese == "第 1 行第 21 个字：句子没有写完。此处可写：个月、周、天、年。")
        let hours = try #require(refusal("visited within 3 hours"))
        #expect(
            hours.message.english
                == "Line 1, column 18: “hours” is finer than a day, and segments know whole days; write days.")
    }

    // MARK: Bounds

    static let bounds: [(String, String)] = [
        (String(repeating: "(", count: 500) + "tag \"a\"" + String(repeating: ")", count: 500), "segment.too_deep"),
        (String(repeating: "not ", count: 500) + "tag \"a\"", "segment.too_deep"),
        (String(repeating: "不", count: 20_000), "segment.too_deep"),
        (repeated("r>1", 10_000), "segment.too_many_nodes"),
        (repeated("tag \"a\"", 10_000), "segment.too_long"),
        ("tag in (" + repeated("\"a\"", 1001, by: ",") + ")", "segment.too_many_values"),
    ]

    private static func repeated(_ part: String, _ count: Int, by joint: String = "or ") -> String {
        Array(repeating: part, count: count).joined(separator: joint)
    }

    @Test func sizesAreBounded() throws {
        for (text, code) in Self.bounds {
            #expect(refusal(text)?.code == code)
        }
        let deepest = String(repeating: "(", count: 63) + "tag \"a\"" + String(repeating: ")", count: 63)
        #expect(try SegmentParser.parse(deepest) == .clause(.tag(["a"])))
        #expect(try SegmentParser.parse(Self.repeated("r>1 ", 1999)).nodeCount == 2000)
    }

    /// What lies behind a bound is never looked at.
    @Test func workEndsAtTheBound() {
        var parser = SegmentParser(SourceText(Self.bounds[3].0), labels: .standard)
        #expect(throws: SegmentProblem.self) { try parser.whole() }
        #expect(parser.nodes == SegmentSize.mostNodes + 1)
        #expect(parser.cursor.place < 7 * (SegmentSize.mostNodes + 1))
        var deep = SegmentParser(SourceText(Self.bounds[0].0), labels: .standard)
        #expect(throws: SegmentProblem.self) { try deep.whole() }
        #expect(deep.cursor.place == SegmentSize.mostDepth)
    }

    private func refusal(_ text: String) -> SegmentProblem? {
        do throws(SegmentProblem) {
            _ = try SegmentParser.parse(text)
            return nil
        } catch {
            return error
        }
    }
}

import Foundation
import Shop
import Testing

@testable import Imports

struct BrokenJSONTests {
    private static func failure(_ text: String) throws -> ImportFailure? {
        try SampleFile(text, name: "orders.json").failure()
    }

    @Test(
        arguments: [
            ("[{\"number\": 1,}]", 1, 14), ("[{\"number\": 01}]", 1, 12), ("[{\"number\": 1.}]", 1, 14),
            ("[{\"number\" 1}]", 1, 11), ("[{\"number\": tru}]", 1, 12), ("[\n{\"number\": \"a\\x\"}]", 2, 16),
            ("[{\"a\": ]}]", 1, 7),
            ("[{\"a\": \"\u{01}\"}]", 1, 8),
        ] as [(String, Int, Int)]) func brokenJSONNamesItsPlace(text: String, line: Int, byte: Int) throws
    {
        guard case .json(1, line, byte, _) = try Self.failure(text) else {
            Issue.record("\(String(describing: try Self.failure(text)))")
            return
        }
    }

    @Test func whatStandsBetweenOrBehindElementsIsNamed() throws {
        let order = WooCommerceSample.order("1").replacing("\n", with: " ")
        let place = order.utf8.count + 1
        #expect(
            try Self.failure("[\(order)\(order)]") == .json(element: 1, line: 1, byte: place, fault: .wantsSeparator))
        #expect(try Self.failure("[\(order)] x") == .json(element: 1, line: 1, byte: place + 2, fault: .wantsEnd))
        #expect(try Self.failure("[\(order),\n7]") == .json(element: 2, line: 2, byte: place + 2, fault: .wantsObject))
        #expect(try Self.failure("\(order)\n]") == .json(element: 2, line: 2, byte: place, fault: .wantsObject))
    }

    @Test(arguments: ["[{\"a\": 1", "[ORDER,", "[ORDER", "{\"a\": \"x", "[{", "[ORDER,\n{\"number\": 1"])
    func aFileThatIsCutOffSaysSo(text: String) throws {
        let failure = try #require(try Self.failure(text.replacing("ORDER", with: WooCommerceSample.order("1"))))
        #expect(failure.message.english.contains("cut off"))
    }

    @Test func thousandLevelsAreRefused() throws {
        let deep = "[{\"a\": " + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}]"
        guard case .json(1, 1, _, .tooDeep) = try Self.failure(deep) else {
            Issue.record("too deep")
            return
        }
    }

    @Test func anElementBeyondTheLimitIsRefusedWithoutTakingMemory() throws {
        let start = Array("[{\"number\": \"".utf8)
        let file = try SampleFile(bytes: start + [UInt8](repeating: 0x41, count: 20 << 20), name: "orders.json")
        guard case .json(1, 1, 1, .tooLong) = file.failure() else {
            Issue.record("too long")
            return
        }
    }

    @Test func whatHoldsNoOrdersSaysSo() throws {
        #expect(try Self.failure("[]")?.code == "file.header_only")
        #expect(try Self.failure("{\"code\": \"cannot_view\", \"message\": \"no\"}")?.code == "format.unrecognised")
        #expect(try Self.failure("[{\"number\": \"1\", \"status\": \"x\"}]")?.code == "format.columns_missing")
        #expect(try Self.failure("[1, 2]")?.code == "format.unrecognised")
        let table = try SampleFile.options(format: "taobao_orders")
        #expect(try SampleFile("[{\"a\": 1}]").failure(table)?.code == "file.not_text")
    }

    @Test func onlyUTF8IsRead() throws {
        let text = WooCommerceSample.list(WooCommerceSample.order("1").replacing("Ann", with: "安娜"))
        #expect(try SampleFile(gb18030: text, name: "orders.json").failure()?.code == "file.encoding_changes")
        #expect(try SampleFile(text.replacing("Lee", with: "\0")).failure() != nil)
    }

    @Test(
        arguments: [
            ("\"\\ud83d\\ude00\"", .text("😀")), ("\"\\ud83d\"", .text("\u{FFFD}")),
            ("\"\\ud83dx\"", .text("\u{FFFD}x")),
            ("\"\\ud83d\\u0041\"", .text("\u{FFFD}A")), ("\"\\/\\b\\f\\n\\r\\t\\\\\"", .text("/\u{08}\u{0C}\n\r\t\\")),
            ("-0", .number("-0")), ("1E+5", .number("1E+5")), (" null ", .null), ("[]", .list([])),
            (
                "{\"a\":true,\"a\":false}",
                .object([JSONMember(name: "a", value: .bool(true)), JSONMember(name: "a", value: .bool(false))])
            ),
        ] as [(String, JSONValue)]) func valuesAreRead(text: String, value: JSONValue) throws
    {
        var text = text
        #expect(try text.withUTF8 { try JSONParser.value($0) } == value)
    }
}

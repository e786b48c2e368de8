import Imports
import Shop
import Testing

struct ImportFailureTests {
    private static let failures: [ImportFailure] = [
        .missing(path: "a.csv"), .directory(path: "a.csv"), .notAFile(path: "a.csv"),
        .unreadable(path: "a.csv", reason: "no"), .unwritable(path: "a.csv", reason: "no"), .empty(path: "a.csv"),
        .headerOnly(path: "a.csv"), .notText(content: Phrase(en: "a", zh: "甲"), wayOut: Phrase(en: "b", zh: "乙")),
        .unknownEncoding(line: 3), .encodingChanges(line: 3, from: .utf8),
        .otherEncoding(found: .utf8, wanted: .gb18030), .nul(line: 3), .unclosedQuote(line: 3),
        .cutRow(line: 3, cells: 1, columns: 2), .cutCharacter(line: 3), .cellTooLong(line: 3, isQuoted: true),
        .cellTooLong(line: 3, isQuoted: false), .rowTooLong(line: 3), .tooManyColumns(line: 3),
        .groupTooLarge(line: 3, column: "x"),
        .unknownFormat(name: FormatName(rawValue: "x"), nearest: nil, known: []), .unrecognised(found: ["x"]),
        .missingColumns(format: FormatName(rawValue: "x"), missing: ["y"], found: ["z"]),
        .ambiguous(formats: [FormatName(rawValue: "x")]), .repeatedColumn(name: "x"), .changed(path: "a.csv"),
        .json(element: 2, line: 3, byte: 40, fault: .tooDeep), .json(element: 2, line: 3, byte: 40, fault: .unfinished),
        .mapping(file: "m.yaml", line: 3, column: 1, problem: .tooLarge),
    ]

    @Test(arguments: failures) func everyFailureExplainsItself(failure: ImportFailure) {
        let message = failure.message
        #expect(message.english.hasSuffix(".") && message.english.count > 20)
        #expect(message.chinese.hasSuffix("。") && message.chinese.count > 8)
        #expect(failure.code.contains("."))
        if let line = failure.line { #expect(message.english.contains("\(line)")) }
    }

    @Test func codesTellFailuresApart() {
        // A cut row and a cut character, both long cells, and both faults of JSON are one thing to a program.
        #expect(Set(Self.failures.map(\.code)).count == Self.failures.count - 3)
    }

    @Test func shippedFormatsAreListed() {
        #expect(
            ImportFormats.shipped.map(\.name.rawValue)
                == [
                    "online_retail", "shopify_orders", "taobao_orders", "taobao_lines", "jd_orders", "pinduoduo_orders",
                    "douyin_orders", "woocommerce_orders", "youzan_orders", "taobao_after_sale", "after_sale",
                    "customers", "products", "reviews",
                ])
        #expect(ImportFormats.shipped.allSatisfy { !$0.keyColumns.isEmpty && !$0.title.chinese.isEmpty })
    }
}

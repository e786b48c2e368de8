import Foundation
import Testing

@testable import Segments

/// What the page tells is what the program reads.
struct SegmentDocumentTests {
    private static let page: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try? String(contentsOf: root.appending(path: "Docs/segments.md"), encoding: .utf8)
        return text?.components(separatedBy: "\n") ?? []
    }()

    @Test func everyExampleIsRead() throws {
        let examples = Self.page.filter { $0.hasPrefix("    ") && !$0.contains(" = ") && !$0.contains(";") }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.hasPrefix("|") }
        #expect(examples.count >= 14)
        for example in examples { _ = try SegmentParser.parse(example) }
    }

    @Test func everyWorkedExampleIsRead() throws {
        let start = try #require(Self.page.firstIndex(of: "## Worked examples"))
        let quoted = Self.page[start...].joined(separator: " ").components(separatedBy: "`")
        let examples = quoted.enumerated().filter { $0.offset % 2 == 1 && $0.element.contains(" ") }.map(\.element)
        #expect(examples.count == 5)
        for example in examples { _ = try SegmentParser.parse(example) }
    }

    @Test func everyJSONExampleIsRead() throws {
        let start = try #require(Self.page.firstIndex(of: "## JSON"))
        let quoted = Self.page[start...].joined(separator: " ").components(separatedBy: "`")
        let examples = quoted.filter { $0.hasPrefix("{\"") && !$0.contains("…") }.filter { json in
            ClauseKind.allCases.contains { json.hasPrefix("{\"\($0.rawValue)\"") }
        }
        #expect(examples.count >= 12)
        for example in examples { _ = try SegmentJSON.read(Data(example.utf8)) }
    }
}

import Foundation
import Imports
import Testing

/// The examples of `Docs/mappings.md` are mappings that work.
struct MappingDocumentTests {
    private static var document: URL {
        URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Docs/mappings.md")
    }

    @Test func everyExampleIsRead() throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        let examples = text.components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        var names: [String] = []
        for example in examples {
            names.append(try Mapping(yaml: example, fileName: "mappings.md").name)
        }
        #expect(names == ["corner_shop", "web_shop", "after_sale", "after_sale_states", "members", "goods", "ratings"])
    }
}

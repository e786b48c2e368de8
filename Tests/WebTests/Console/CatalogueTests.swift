import Foundation
import Mustache
import Shop
import Testing

@testable import Web

/// The words and templates that the program holds.
struct CatalogueTests {
    @Test func bothLanguagesHaveTheSameWords() {
        let (english, chinese) = (Words.of(.english).known, Words.of(.chinese).known)
        #expect(!english.isEmpty)
        #expect(Set(english.keys).symmetricDifference(chinese.keys).isEmpty)
        for (name, places) in english {
            #expect(chinese[name] == places, "\(name) has other places in Chinese")
        }
    }

    @Test func everyTemplateIsOne() throws {
        let templates = EmbeddedFile.texts(ending: ".mustache")
        #expect(templates.count > 60)
        for (name, text) in templates {
            #expect(throws: Never.self, "\(name)") { try MustacheTemplate(string: text) }
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name) lets something through as it is")
        }
    }

    @Test func templatesUseWordsThatThereAre() {
        let known = Words.of(.english).known
        for (name, text) in EmbeddedFile.texts(ending: ".mustache") {
            for match in text.matches(of: /\{\{t\.([A-Za-z0-9_.]+)\}\}/) {
                let word = String(match.output.1)
                // One that the page's script fills in.
                guard word != "shell.chosen" else { continue }
                #expect(known[word] == [], "\(name): \(word) is no plain word")
            }
            for match in text.matches(of: /\{\{>\s*([a-z0-9_\/-]+)\s*\}\}/) {
                #expect(
                    Templates.library.getTemplate(named: String(match.output.1)) != nil, "\(name): \(match.output.1)")
            }
        }
    }

    /// Words are named in the pages' sources, whole or up to a variable end.
    @Test func pagesUseWordsThatThereAre() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Sources/Web/Console")
        let known = Words.of(.english).known
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        #expect(files.count > 10)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /words\(\s*"([A-Za-z_.]+)"(\s*\+)?/) {
                let word = String(match.output.1)
                let isThere = match.output.2 == nil ? known[word] != nil : known.keys.contains { $0.hasPrefix(word) }
                #expect(isThere, "\(file.lastPathComponent): \(word)")
            }
        }
        for notice in Notice.allCases { #expect(known["notice." + notice.rawValue] != nil, "\(notice)") }
    }

    @Test(arguments: [
        ("近90天", "近 90 天"), ("共128位", "共 128 位"), ("¥1.5万", "¥1.5 万"), ("占59%的", "占 59% 的"), ("复购", "复购"),
        ("用CSV导出", "用 CSV 导出"), ("", ""),
    ])
    func hanAndLatinStandApart(_ text: String, _ spaced: String) {
        #expect(Spacing.between(text) == spaced)
    }
}

import Foundation
import Shop

/// The console's words in one language: a catalogue, `Sources/ConsoleFiles/files/words`.
struct Words: Sendable {
    let language: Language
    /// As templates take them: `{{t.today.title}}`.
    let values: PageValues
    private let leaves: [String: WordTree]

    static func of(_ language: Language) -> Words {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private static let english = Words(.english, "words/en.json")
    private static let chinese = Words(.chinese, "words/zh.json")

    private init(_ language: Language, _ file: String) {
        self.language = language
        // The files are the program's own; a test reads both.
        let tree =
            EmbeddedFile.all[file].flatMap { try? JSONDecoder().decode(WordTree.self, from: Data($0)) } ?? .group([:])
        values = tree.values
        leaves = tree.leaves
    }

    /// The names of all words, with the places in each.
    var known: [String: Set<String>] { leaves.mapValues(\.holders) }

    /// A word or sentence by its whole name.
    ///
    /// - Parameters:
    ///   - count: what the form hangs on, where there are several.
    ///   - places: what stands for the names in braces.
    func callAsFunction(_ name: String, count: Int? = nil, _ places: [String: String] = [:]) -> String {
        let text: String
        switch leaves[name] {
        case .text(let only)?: text = only
        case .counted(let one, let other)?: text = count == 1 ? one ?? other : other
        case .group?, nil:
            assertionFailure("no word “\(name)”")
            return name
        }
        guard text.contains("{") else { return text }
        var filled = text
        for (place, value) in places { filled = filled.replacing("{\(place)}", with: value) }
        return language == .chinese ? Spacing.between(filled) : filled
    }
}

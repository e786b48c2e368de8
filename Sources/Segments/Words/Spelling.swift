package import Shop

/// How a word of the language is written: the canonical form first, then those that are read as well.
///
/// A blank in it stands for any blank space.
package struct Spelling: Hashable, Sendable {
    package let english: [String]
    package let chinese: [String]

    init(_ english: String..., zh chinese: [String]) {
        self.english = english
        self.chinese = chinese
    }

    init(english: [String], chinese: [String]) {
        self.english = english
        self.chinese = chinese
    }

    package var all: [String] { english + chinese }

    /// The canonical form in each language.
    package var canonical: Phrase {
        Phrase(en: english.first ?? chinese.first ?? "", zh: chinese.first ?? english.first ?? "")
    }

    func inOne(_ language: Language) -> [String] {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

/// A meaning with words of its own.
protocol Spelled: Hashable, Sendable, CaseIterable {
    var spelling: Spelling { get }
}

extension Spelled {
    /// All of the kind, to be looked for in a text.
    static func lexicon() -> Lexicon<Self> {
        Lexicon(allCases.map { ($0, $0.spelling) })
    }
}

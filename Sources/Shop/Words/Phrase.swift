/// One thing to say, in both languages, written side by side so that neither can be forgotten.
package struct Phrase: Hashable, Codable, Sendable {
    package let english: String
    package let chinese: String

    package init(en english: String, zh chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    package func callAsFunction(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }
}

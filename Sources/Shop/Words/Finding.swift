/// One thing that was looked at, and whether it is as it should be.
package struct Finding: Sendable {
    package enum Verdict: String, Sendable {
        case good
        /// Works, but somebody should look.
        case warning
        case bad
    }

    package let name: Phrase
    package let verdict: Verdict
    /// What was found.
    package let detail: Phrase

    package init(_ name: Phrase, _ verdict: Verdict, _ detail: Phrase) {
        self.name = name
        self.verdict = verdict
        self.detail = detail
    }

    /// Found is a name or a number, the same in every language.
    package init(_ name: Phrase, _ verdict: Verdict, _ detail: String) {
        self.init(name, verdict, Phrase(en: detail, zh: detail))
    }
}

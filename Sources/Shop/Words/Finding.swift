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
    package let detail: String

    package init(_ name: Phrase, _ verdict: Verdict, _ detail: String) {
        self.name = name
        self.verdict = verdict
        self.detail = detail
    }
}

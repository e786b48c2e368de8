import Operations

/// Why somebody is in a segment or is not, clause by clause.
struct WhyPart {
    private let shell: Shell

    init(_ shell: Shell) {
        self.shell = shell
    }

    /// - Parameters:
    ///   - customer: `c_…`
    ///   - segment: a saved segment's name, or a segment.
    func values(of customer: String, in segment: String) async throws -> PageValues {
        let visit = shell.visit
        let why = try await visit.run(ExplainSegment(segment, of: customer, brand: shell.name))
        let body = WhyBody(why.answer, isKnown: why.isKnown, on: why.day, in: visit.language)
        let words = visit.words
        return [
            "lamp": body.isIn ? "good" : "idle",
            "verdict": words(body.isIn ? "customer.isIn" : "customer.isOut", ["segment": segment]),
            "parts": body.parts.map { part in
                [
                    "depth": String(min(part.depth, 4)), "holds": part.holds, "text": part.text,
                    "truth": words(part.holds ? "customer.true" : "customer.false"), "facts": part.facts,
                ] as PageValues
            },
        ]
    }
}

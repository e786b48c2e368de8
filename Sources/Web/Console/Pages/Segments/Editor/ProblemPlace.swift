import Segments

/// Where in a text something is wrong: the text cut there.
struct ProblemPlace: Equatable {
    let before: String
    /// What is wrong; empty at the end of the text.
    let word: String
    let rest: String

    /// Characters before it.
    var start: Int { before.count }

    init(_ problem: SegmentProblem, in text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let above = lines.prefix(max(0, problem.line - 1)).reduce(0) { $0 + $1.count + 1 }
        let start = min(above + problem.column - 1, text.count)
        before = String(text.prefix(start))
        let tail = text.dropFirst(start)
        word = String(tail.prefix(problem.place.length))
        rest = String(tail.dropFirst(problem.place.length))
    }
}

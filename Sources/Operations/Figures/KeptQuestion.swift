import Insight
import Shop

/// A question about everybody of a brand, asked by many: its answer is kept on a shelf.
protocol KeptQuestion: Hashable, Sendable {
    associatedtype Answer: Sendable

    /// Answers on the desk's day, by its settings. It hangs on nothing else.
    func reckon(on desk: FigureDesk) -> Answer

    /// Whether an answer is small enough to be kept.
    static func keeps(_ answer: Answer) -> Bool
}

extension KeptQuestion {
    static func keeps(_ answer: Answer) -> Bool { true }

    /// Whether another is the same question.
    func isSame(as other: any KeptQuestion) -> Bool {
        (other as? Self) == self
    }

    /// Reckons an answer for a shelf that knows nothing of its kind.
    func kept(on desk: FigureDesk) -> (any Sendable)? {
        let answer = reckon(on: desk)
        return Self.keeps(answer) ? answer : nil
    }
}

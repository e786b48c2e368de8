import Foundation
import Shop
import Synchronization

/// Shows how far something is: a bar that is drawn anew on a terminal, a plain line now and then elsewhere.
final class ProgressLine: Sendable {
    private let context: CommandContext
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var lastShown: ContinuousClock.Instant?
        var isOpen = false
    }

    init(_ context: CommandContext) {
        self.context = context
    }

    /// - Parameter text: asked for only when it is time to show it.
    func show(_ text: () -> Phrase) {
        let now = ContinuousClock.now
        let isDue = state.withLock { state in
            let pause: Duration = context.output.isTerminal ? .milliseconds(100) : .seconds(5)
            guard now - (state.lastShown ?? start) >= pause else { return false }
            state.lastShown = now
            state.isOpen = context.output.isTerminal
            return true
        }
        guard isDue else { return }
        let line = text()(in: context.language)
        context.output.error(context.output.isTerminal ? "\r\u{1B}[K" + line : line + "\n")
    }

    /// Takes the bar away.
    func end() {
        let isOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if isOpen { context.output.error("\r\u{1B}[K") }
    }

    /// A bar and how many per cent it is.
    func bar(_ share: Double) -> String {
        let share = min(1, max(0, share))
        // What stands beside the bar takes some fifty columns; a narrow terminal gets a shorter bar, or none.
        let length = min(24, max(0, context.output.width - 52))
        let filled = Int(share * Double(length))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: length - filled)
            + " \(Int(share * 100))%"
    }
}

/// How long something has been going on, and how long it will.
struct Pace {
    private let start = ContinuousClock.now

    var seconds: Double {
        (ContinuousClock.now - start).inSeconds
    }

    /// So many a second.
    func rate(of done: Int) -> Int {
        Int(Double(done) / max(0.001, seconds))
    }

    /// Whole seconds until all is done, when so much of it has been.
    func secondsLeft(after share: Double) -> Int {
        guard share > 0 else { return 0 }
        return Int(min(1e9, seconds * (1 - min(1, share)) / share).rounded(.up))
    }
}

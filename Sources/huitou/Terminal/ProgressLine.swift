import Foundation
import Operations
import Shop
import Synchronization

/// Shows how far an import is: a bar with rate and time left on a terminal, a plain line now and then elsewhere.
final class ProgressLine: Sendable {
    private let context: CommandContext
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var lastShown: ContinuousClock.Instant?
        var importingSince: ContinuousClock.Instant?
        var isOpen = false
    }

    init(_ context: CommandContext) {
        self.context = context
    }

    func show(_ progress: ImportProgress) {
        let now = ContinuousClock.now
        let since: ContinuousClock.Instant? = state.withLock { state in
            if progress.stage == .importing, state.importingSince == nil { state.importingSince = now }
            let pause: Duration = context.output.isTerminal ? .milliseconds(100) : .seconds(5)
            guard now - (state.lastShown ?? start) >= pause else { return nil }
            state.lastShown = now
            state.isOpen = context.output.isTerminal
            return state.importingSince ?? start
        }
        guard let since else { return }
        let text = line(progress, seconds: Self.seconds(now - since))
        context.output.error(context.output.isTerminal ? "\r\u{1B}[K" + text : text + "\n")
    }

    /// Takes the bar away.
    func end() {
        let isOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if isOpen { context.output.error("\r\u{1B}[K") }
    }

    private func line(_ progress: ImportProgress, seconds: Double) -> String {
        let share = progress.total > 0 ? min(1, Double(progress.done) / Double(progress.total)) : 0
        let percent = String(Int(share * 100))
        // What stands beside the bar takes some fifty columns; a narrow terminal gets a shorter bar, or none.
        let length = min(24, max(0, context.output.width - 52))
        let filled = Int(share * Double(length))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: length - filled)
        switch progress.stage {
        case .surveying:
            return context.words(en: "reading    \(bar) \(percent)%", zh: "读取文件 \(bar) \(percent)%")
        case .importing:
            let rate = Double(progress.done) / max(0.001, seconds)
            let left = Int((Double(progress.total - progress.done) / max(1, rate)).rounded(.up))
            return context.words(
                en: "importing  \(bar) \(percent)%  \(Int(rate)) rows/s  \(left) s left",
                zh: "导入 \(bar) \(percent)%  \(Int(rate)) 行/秒  剩余 \(left) 秒")
        }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}

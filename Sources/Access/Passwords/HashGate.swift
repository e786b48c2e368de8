import Foundation
import Synchronization

/// Lets so many hashes run at a time, each on a thread of its own, and so many wait. A hash takes 64 MiB and a tenth of a
/// second: whoever sends hundreds of sign-ins must not take the machine with them.
package final class HashGate: Sendable {
    private struct State {
        var running = 0
        var highest = 0
        var begun = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private enum Verdict {
        case start
        case wait
        case refuse
    }

    private let most: Int
    private let longestQueue: Int
    private let state = Mutex(State())

    package init(most: Int = 2, longestQueue: Int = 64) {
        self.most = most
        self.longestQueue = longestQueue
    }

    /// The most that ever ran at once.
    package var highest: Int { state.withLock { $0.highest } }

    /// How many have begun.
    package var begun: Int { state.withLock { $0.begun } }

    /// - Throws: `AccessError.tooBusy` when too many wait already.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let job: @Sendable () -> Void = { continuation.resume(with: Result { try work() }) }
            switch admit(job) {
            case .start: Thread.detachNewThread { self.work(off: job) }
            case .wait: break
            case .refuse: continuation.resume(throwing: AccessError.tooBusy)
            }
        }
    }

    private func admit(_ job: @escaping @Sendable () -> Void) -> Verdict {
        state.withLock { state in
            if state.running < most {
                state.running += 1
                state.begun += 1
                state.highest = max(state.highest, state.running)
                return .start
            }
            guard state.waiting.count < longestQueue else { return .refuse }
            state.waiting.append(job)
            return .wait
        }
    }

    /// Does the job, and then those that wait, until none does.
    private func work(off job: @escaping @Sendable () -> Void) {
        var next: (@Sendable () -> Void)? = job
        while let job = next {
            job()
            next = state.withLock { state in
                guard !state.waiting.isEmpty else {
                    state.running -= 1
                    return nil
                }
                state.begun += 1
                return state.waiting.removeFirst()
            }
        }
    }
}

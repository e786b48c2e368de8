import Dispatch
import Synchronization

/// Reads files on a thread of its own: it can take minutes, and all who are served share as many threads as there are cores.
final class FileWork: Sendable {
    private let queue: DispatchQueue
    private let mostWaiting: Int
    private let waiting = Mutex(0)

    /// - Parameters:
    ///   - isSerial: whether one waits for the other.
    ///   - mostWaiting: so many may be under way or wait.
    init(_ label: String, isSerial: Bool, mostWaiting: Int = .max) {
        queue = DispatchQueue(label: "huitou." + label, attributes: isSerial ? [] : .concurrent)
        self.mostWaiting = mostWaiting
    }

    /// Whether whoever asked wants it no more.
    final class Stop: Sendable {
        private let state = Mutex(false)

        fileprivate func set() { state.withLock { $0 = true } }

        /// - Throws: `CancellationError`.
        func check() throws {
            if state.withLock({ $0 }) { throw CancellationError() }
        }
    }

    /// - Throws: `ImportingError.tooBusy`, and what `body` throws.
    func run<Value: Sendable>(_ body: @escaping @Sendable (Stop) throws -> Value) async throws -> Value {
        let isIn = waiting.withLock { waiting in
            guard waiting < mostWaiting else { return false }
            waiting += 1
            return true
        }
        guard isIn else { throw ImportingError.tooBusy }
        defer { waiting.withLock { $0 -= 1 } }
        let stop = Stop()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    continuation.resume(
                        with: Result {
                            try stop.check()
                            return try body(stop)
                        })
                }
            }
        } onCancel: {
            stop.set()
        }
    }
}

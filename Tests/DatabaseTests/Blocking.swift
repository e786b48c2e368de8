import Foundation
import Synchronization

/// Runs an asynchronous step from inside a synchronous closure, on a thread of its own, and waits for it.
final class Blocking: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)

    init(_ step: @escaping @Sendable () async throws -> Void) {
        Task.detached {
            do { try await step() } catch { self.failure.withLock { $0 = error } }
            self.done.signal()
        }
    }

    func wait() throws {
        done.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
    }
}

import Synchronization

/// How long a read may go on. One that never ends keeps SQLite's log from being moved into the file, and a server from
/// clearing away what was replaced; so it is cut off at its next step. So is one that nobody waits for any more.
final class ReadLimit: Sendable {
    let longest: Duration
    private let end: ContinuousClock.Instant
    private let caller: Caller

    /// Whoever waits for the answer.
    final class Caller: Sendable {
        fileprivate let isGone = Atomic(false)

        /// Runs `body`, and notes when its task is cancelled meanwhile.
        static func waiting<Value: Sendable>(_ body: (Caller) async throws -> Value) async throws -> Value {
            let caller = Caller()
            return try await withTaskCancellationHandler {
                try await body(caller)
            } onCancel: {
                caller.isGone.store(true, ordering: .relaxed)
            }
        }
    }

    /// Begins now.
    init(_ longest: Duration, caller: Caller) {
        self.longest = longest
        self.caller = caller
        end = .now + longest
    }

    /// Why the read may not go on; nil while it may: `DatabaseError.readTooLong` or `CancellationError`.
    var obstacle: (any Error)? {
        if caller.isGone.load(ordering: .relaxed) { return CancellationError() }
        return isOver ? DatabaseError.readTooLong(longest: longest) : nil
    }

    private var isOver: Bool { ContinuousClock.now >= end }
}

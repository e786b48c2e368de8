import Synchronization

/// What is written together with the first thing that a task writes: both are on disk, or neither is, and one COMMIT does for
/// both.
///
/// Who asks for something and may ask again is noted so: the note would else cost a wait for the disk of its own.
package final class Preface: Sendable {
    @TaskLocal fileprivate static var current: Preface?

    private enum State { case open, taken, closed }

    private let text: @Sendable (WriteTransaction) throws -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - isWritten: whether it is written already.
    ///   - text: is written before the first thing; what it throws the write throws. It may run again, as every write.
    package init(isWritten: Bool = false, _ text: @escaping @Sendable (WriteTransaction) throws -> Void) {
        self.text = text
        state = Mutex(isWritten ? .closed : .open)
    }

    /// Runs `act`, whose first write has the preface before it.
    package func lead<Value>(_ act: () async throws -> Value) async throws -> Value {
        try await Self.$current.withValue(self) { try await act() }
    }

    /// Whether it is written; from here on it never will be.
    package func close() -> Bool {
        state.withLock { state in
            defer { state = .closed }
            return state == .closed
        }
    }

    /// Only of one write: others that begin meanwhile go on without.
    fileprivate func take() -> Bool {
        state.withLock { state in
            guard state == .open else { return false }
            state = .taken
            return true
        }
    }

    fileprivate func end(isWritten: Bool) {
        state.withLock { if $0 == .taken { $0 = isWritten ? .closed : .open } }
    }

    fileprivate func write(in tx: WriteTransaction) throws {
        try text(tx)
    }
}

extension Engine {
    /// A write with the preface of its task, where there is one that nothing has been written with yet.
    func writeLed<Value: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Value {
        guard let preface = Preface.current, preface.take() else { return try await write(body) }
        do {
            let value = try await write { tx in
                try preface.write(in: tx)
                return try body(tx)
            }
            preface.end(isWritten: true)
            return value
        } catch {
            preface.end(isWritten: false)
            throw error
        }
    }
}

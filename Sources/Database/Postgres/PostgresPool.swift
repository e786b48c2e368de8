import Dispatch
import Shop
import Synchronization

/// A bounded number of connections, lent to one user each. Who finds none free waits in line, up to a limit.
final class PostgresPool: Sendable {
    private static let longestLine = 1024

    private let slots: [PostgresSlot]
    private let patience: Duration
    private let line: Mutex<Line>

    private struct Line {
        var free: [PostgresSlot]
        var waiting: [Waiter] = []
        var nextTicket = 0
        var isClosed = false
        /// Resumed when the last slot has come back.
        var closers: [CheckedContinuation<Void, Never>] = []

        /// A free slot; nil when the waiter now stands in line.
        mutating func enter(_ waiter: Waiter) -> Result<PostgresSlot?, DatabaseError> {
            if isClosed { return .failure(.closed) }
            if let slot = free.popLast() { return .success(slot) }
            guard waiting.count < longestLine else { return .failure(.busy) }
            waiting.append(waiter)
            return .success(nil)
        }
    }

    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<PostgresSlot, any Error>
    }

    /// - Parameter patience: how long one waits for a free connection before being told `busy`.
    init(_ address: PostgresAddress, allotter: PostgresAllotter, connections: Int, patience: Duration) throws {
        precondition(connections > 0)
        slots = (0..<connections).map { PostgresSlot(address, allotter: allotter, number: $0) }
        self.patience = patience
        line = Mutex(Line(free: slots.reversed()))
        try slots[0].openNow()
    }

    /// How many stand in line.
    var waiting: Int { line.withLock { $0.waiting.count } }

    /// Runs `body` on the thread of a slot that is nobody else's meanwhile.
    func use<Value: Sendable>(_ body: @escaping @Sendable (PostgresSlot) throws -> Value) async throws -> Value {
        let slot = try await lend()
        let result = await slot.run { try body(slot) }
        takeBack(slot)
        return try result.get()
    }

    /// Lets no more in, and waits for those inside.
    func close() async {
        let refused = line.withLock { line in
            line.isClosed = true
            defer { line.waiting = [] }
            return line.waiting
        }
        for waiter in refused { waiter.continuation.resume(throwing: DatabaseError.closed) }
        await withCheckedContinuation { continuation in
            let isEmpty = line.withLock { line in
                if line.free.count < slots.count { line.closers.append(continuation) }
                return line.free.count == slots.count
            }
            if isEmpty { continuation.resume() }
        }
        for slot in slots { _ = await slot.run { slot.drop() } }
    }

    private func lend() async throws -> PostgresSlot {
        let ticket = line.withLock { line in
            line.nextTicket += 1
            return line.nextTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                switch line.withLock({ $0.enter(Waiter(ticket: ticket, continuation: continuation)) }) {
                case .success(nil): expire(ticket)
                case .success(let slot?): continuation.resume(returning: slot)
                case .failure(let error): continuation.resume(throwing: error)
                }
                // Cancelled before it stood in line: nobody else would tell it.
                if Task.isCancelled { dismiss(ticket, CancellationError()) }
            }
        } onCancel: {
            dismiss(ticket, CancellationError())
        }
    }

    private func takeBack(_ slot: PostgresSlot) {
        let next = line.withLock { line -> CheckedContinuation<PostgresSlot, any Error>? in
            if !line.waiting.isEmpty { return line.waiting.removeFirst().continuation }
            line.free.append(slot)
            return nil
        }
        if let next { return next.resume(returning: slot) }
        let closers = line.withLock { line in
            guard line.free.count == slots.count else { return [CheckedContinuation<Void, Never>]() }
            defer { line.closers = [] }
            return line.closers
        }
        for closer in closers { closer.resume() }
    }

    private func expire(_ ticket: Int) {
        DispatchQueue.global().asyncAfter(deadline: .now() + patience.inSeconds) {
            self.dismiss(ticket, DatabaseError.busy)
        }
    }

    /// Whoever takes a waiter out of the line answers it: so each is answered once.
    private func dismiss(_ ticket: Int, _ error: any Error) {
        let waiter = line.withLock { line in
            line.waiting.firstIndex { $0.ticket == ticket }.map { line.waiting.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: error)
    }
}

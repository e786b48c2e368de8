import Dispatch

/// One place of the pool: a thread's turn and the connection it uses, opened when first needed and again when it broke.
///
/// Unchecked, since `connection` is touched only by what runs on `queue`, which is serial.
final class PostgresSlot: @unchecked Sendable {
    private let address: PostgresAddress
    private let allotter: PostgresAllotter
    private let queue: DispatchQueue
    private var connection: PostgresConnection?

    init(_ address: PostgresAddress, allotter: PostgresAllotter, number: Int) {
        self.address = address
        self.allotter = allotter
        queue = DispatchQueue(label: "huitou.postgres.\(number)")
    }

    /// Runs `body` off the cooperative threads, which must not block.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { try body() })
            }
        }
    }

    /// Opens the connection at once, blocking the caller: for the start of the program.
    func openNow() throws {
        try queue.sync { _ = try open() }
    }

    /// Only inside `run`.
    func open() throws -> PostgresConnection {
        dispatchPrecondition(condition: .onQueue(queue))
        if let connection, !connection.isLost, !connection.isStale { return connection }
        connection = nil
        let new = try PostgresConnection(address, allotter: allotter)
        connection = new
        return new
    }

    /// Only inside `run`.
    func drop() {
        dispatchPrecondition(condition: .onQueue(queue))
        connection = nil
    }
}

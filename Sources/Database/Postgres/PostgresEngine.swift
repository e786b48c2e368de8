import Foundation
import Shop

/// The driver for a PostgreSQL server, which several processes may share.
final class PostgresEngine: Engine {
    let dialect = Dialect.postgres
    private let address: PostgresAddress
    private let pool: PostgresPool
    private let listener: PostgresListener

    /// Connects once, blocking, so that a wrong address is told at the start.
    /// - Parameter patience: how long a transaction waits for a free connection before it is told `busy`.
    init(url: String, connections: Int = 8, patience: Duration = .seconds(10)) throws {
        address = try PostgresAddress(url)
        pool = try PostgresPool(
            address, allotter: PostgresAllotter(), connections: connections, patience: patience)
        listener = PostgresListener(address)
    }

    /// All queries of the closure see one moment. The closure runs once: it may be writing a file.
    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Value) async throws -> Value {
        try await pool.use { slot in
            let connection = try self.begun(on: slot)
            do {
                let value = try body(ReadTransaction(connection))
                if let obstacle = connection.obstacle { throw obstacle }
                connection.rollback()
                return value
            } catch {
                connection.rollback()
                throw error
            }
        }
    }

    /// The numbers of a brand need no advisory lock to come in the order of the commits: whoever has taken some holds the
    /// row of `fact_sequences` until its transaction has ended and what it wrote can be seen. Only then does the next
    /// one's upsert, at READ COMMITTED, read the row anew and count on; and a transaction that is undone puts it back.
    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) async throws -> Value {
        try await pool.use { slot in
            var pace = PostgresPace()
            var generator = SystemRandomNumberGenerator()
            while true {
                switch try self.attempt(body, on: slot) {
                case .done(let value): return value
                case .again(let error):
                    guard let wait = pace.wait(using: &generator) else { throw error }
                    Thread.sleep(for: wait)
                }
            }
        }
    }

    /// The brands that have new facts, as other processes and this one commit them. A call to look, and no more: while
    /// the connection is broken none arrive, so whoever follows also looks now and then by himself. Ends with `close`.
    func announcements() -> AsyncStream<Int64> {
        listener.announcements()
    }

    func close() async {
        listener.stop()
        await pool.close()
    }

    private enum Attempt<Value> {
        case done(Value)
        case again(any Error)
    }

    /// One try.
    private func attempt<Value>(
        _ body: (WriteTransaction) throws -> Value, on slot: PostgresSlot
    ) throws -> Attempt<Value> {
        let connection: PostgresConnection
        let number: String
        do {
            connection = try slot.open()
            number = try connection.beginWriting()
        } catch {
            slot.drop()
            guard Self.mayPass(error) else { throw error }
            return .again(error)
        }
        let value: Value
        do {
            let tx = WriteTransaction(connection)
            value = try body(tx)
            try tx.finish()
            if let obstacle = connection.obstacle { throw obstacle }
        } catch {
            let isPassing = connection.isPassing(error)
            connection.rollback()
            guard isPassing else { throw error }
            return .again(error)
        }
        return try ended(connection.commit(), value, of: connection, number: number, on: slot)
    }

    private func ended<Value>(
        _ commit: PostgresCommit, _ value: Value, of connection: PostgresConnection, number: String,
        on slot: PostgresSlot
    ) throws -> Attempt<Value> {
        switch commit {
        case .done:
            return .done(value)
        case .refused(let error):
            guard connection.isPassing(error) else { throw error }
            return .again(error)
        case .unanswered:
            slot.drop()
            switch PostgresVerdict(on: number, incarnation: connection.incarnation, slot: slot) {
            case .committed: return .done(value)
            case .aborted: return .again(DatabaseError.unreachable(reason: "the connection was lost during COMMIT"))
            case .unknown: throw DatabaseError.uncertain
            }
        }
    }

    /// A connection that has begun to read. One that broke while it lay idle is replaced.
    private func begun(on slot: PostgresSlot) throws -> PostgresConnection {
        var pace = PostgresPace()
        var generator = SystemRandomNumberGenerator()
        while true {
            do {
                let connection = try slot.open()
                try connection.beginReading()
                return connection
            } catch {
                slot.drop()
                guard Self.mayPass(error), let wait = pace.wait(using: &generator) else { throw error }
                Thread.sleep(for: wait)
            }
        }
    }

    private static func mayPass(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.kind == .unavailable
    }
}

extension Thread {
    fileprivate static func sleep(for duration: Duration) {
        let (seconds, attoseconds) = duration.components
        sleep(forTimeInterval: Double(seconds) + Double(attoseconds) / 1e18)
    }
}

import Foundation
import Shop

/// The driver for a PostgreSQL server, which several processes may share.
final class PostgresEngine: Engine {
    let dialect = Dialect.postgres
    private let address: PostgresAddress
    private let pool: PostgresPool
    /// How many wait for a connection.
    var waiting: Int { pool.waiting }
    private let followers = Followers()
    private let glance: Duration
    private let longestRead: Duration

    /// Connects once, blocking, so that a wrong address is told at the start.
    /// - Parameters:
    ///   - patience: how long a transaction waits for a free connection before it is told `busy`.
    ///   - glance: how often followed sequences are looked at, for news of which no word came.
    ///   - longestRead: after which a read is cut off.
    init(
        url: String, connections: Int = 8, patience: Duration = .seconds(10), glance: Duration = .seconds(1),
        longestRead: Duration = .seconds(600)
    ) throws {
        address = try PostgresAddress(url)
        pool = try PostgresPool(
            address, allotter: PostgresAllotter(), connections: connections, patience: patience)
        self.glance = glance
        self.longestRead = longestRead
    }

    /// All queries of the closure see one moment. The closure runs once: it may be writing a file.
    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Value) async throws -> Value {
        try await ReadLimit.Caller.waiting { caller in
            try await pool.use { slot in
                let limit = ReadLimit(self.longestRead, caller: caller)
                let connection = try self.begun(limit, on: slot)
                defer { connection.rollback() }
                do {
                    let value = try body(ReadTransaction(connection, limit: limit))
                    if let obstacle = connection.obstacle { throw obstacle }
                    return value
                } catch  where Self.mayPass(error) {
                    // The server has cut it off, perhaps: the statement, or the connection.
                    throw limit.obstacle ?? error
                }
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

    func following(_ brand: Int64) -> AsyncStream<Void> {
        followers.follow(brand) {
            let followers = followers
            let listener = PostgresListener(address) { followers.advance($0, to: $1) }
            let looking = Task { try await self.lookNowAndThen() }
            return {
                listener.stop()
                looking.cancel()
            }
        }
    }

    func clean(_ tables: [String]) async throws {
        try await pool.use { slot in
            let connection = try slot.open()
            for table in tables { try connection.command("VACUUM \(table)") }
        }
    }

    func close() async {
        followers.end()
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
            followers.advance(connection.advances)
            return .done(value)
        case .refused(let error):
            guard connection.isPassing(error) else { throw error }
            return .again(error)
        case .unanswered:
            slot.drop()
            switch PostgresVerdict(on: number, incarnation: connection.incarnation, slot: slot) {
            case .committed:
                followers.advance(connection.advances)
                return .done(value)
            case .aborted: return .again(DatabaseError.unreachable(reason: "the connection was lost during COMMIT"))
            case .unknown: throw DatabaseError.uncertain
            }
        }
    }

    /// Finds what no word came of: while the listener had no connection, or by a way that carries none.
    private func lookNowAndThen() async throws {
        while true {
            try await Task.sleep(for: glance)
            let brands = followers.brands
            do {
                let advances = try await read { tx in
                    try tx.all("SELECT brand_id, last FROM fact_sequences WHERE brand_id IN \(list: brands)") {
                        ($0.int64(0), $0.int64(1))
                    }
                }
                for (brand, last) in advances { followers.advance(brand, to: last) }
            } catch {
                // The server is away or busy: the next look finds as much.
                continue
            }
        }
    }

    /// A connection that has begun to read. One that broke while it lay idle is replaced.
    private func begun(_ limit: ReadLimit, on slot: PostgresSlot) throws -> PostgresConnection {
        var pace = PostgresPace()
        var generator = SystemRandomNumberGenerator()
        while true {
            do {
                let connection = try slot.open()
                try connection.beginReading(limit)
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
        sleep(forTimeInterval: duration.inSeconds)
    }
}

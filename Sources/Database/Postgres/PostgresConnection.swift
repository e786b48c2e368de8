import CLibPQ
import Shop

/// One connection to a server, with the statements it has prepared and the transaction it is in.
final class PostgresConnection: EngineConnection {
    private static let preparedStatements = 256

    let dialect = Dialect.postgres
    /// Tells one life of the server from the next, where a life ends with a crash; nil when the server does not say.
    let incarnation: String?

    private let wire: PostgresWire
    private let allotter: PostgresAllotter
    private var statements = PostgresStatements(limit: preparedStatements)
    private var named = 0
    /// Blocks of ids that this transaction has begun.
    private var blocks = PostgresIDBlocks()
    /// Of the reading that was begun last.
    private var limit: ReadLimit?
    /// How far sequences have advanced in the transaction that runs.
    private(set) var advances: [Int64: Int64] = [:]

    /// - Throws: `unreachable` when nobody answers, `cannotOpen` for a server that cannot keep what Huitou writes.
    init(_ address: PostgresAddress, allotter: PostgresAllotter) throws {
        wire = try PostgresWire(address)
        self.allotter = allotter
        let version = PQserverVersion(wire.handle) / 10_000
        guard version >= 13 else {
            throw DatabaseError.cannotOpen(
                path: address.shown, reason: "PostgreSQL \(version) is too old, 13 is the oldest that serves")
        }
        guard PQparameterStatus(wire.handle, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
            throw DatabaseError.cannotOpen(path: address.shown, reason: "the database's encoding is not UTF8")
        }
        // A crash, and only a crash, makes the server forget its counters.
        incarnation = try wire.say("SELECT stats_reset FROM pg_stat_bgwriter").first
        // An acknowledged write is on the disk, whatever the server's or the role's setting.
        _ = try wire.say(
            """
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off'
            """)
    }

    func run(_ sql: SQL, _ misreads: Misreads, _ body: (Row) throws -> Void) throws -> Int {
        let parameters = try PostgresParameters(sql.values)
        let name = try statements.find(sql.text, parameters.types) ?? prepare(sql.text, parameters.types)
        let answer = try wire.ask(sql.text, preparedAs: name, parameters)
        do {
            while let row = try answer.next() {
                try body(Row(source: .postgres(row), misreads: misreads))
            }
        } catch {
            if limit?.obstacle != nil { wire.cancel() }
            answer.discard()
            throw error
        }
        return answer.changed
    }

    func command(_ text: String) throws {
        _ = try wire.say(text)
    }

    func append(to table: String, columns: [String], _ fill: (inout RowWriter) throws -> Void) throws {
        let copy = PostgresCopy(on: wire, table: table, columns: columns)
        do {
            var writer = RowWriter(copy)
            try fill(&writer)
            try copy.close()
        } catch {
            copy.cancel()
            throw error
        }
    }

    func prepareIDs(of table: String) throws {
        for statement in PostgresAllotter.prepareIDs(table: table) { try command(statement) }
    }

    func allot(_ table: String, count: Int) throws -> Range<Int64> {
        if let ids = blocks.take(count, of: table) ?? allotter.take(count, of: table) { return ids }
        let size = max(count, PostgresAllotter.blockSize)
        let answers = try wire.say(PostgresAllotter.statement(for: table, size: size))
        guard let last = answers.last.flatMap({ Int64($0) }) else {
            throw DatabaseError.query("no ids for \(table)")
        }
        let first = last - Int64(size) + 1
        let next = first + Int64(count)
        blocks.keep(next..<last + 1, of: table)
        return first..<next
    }

    let claiming: SQL = " FOR UPDATE SKIP LOCKED"

    /// Sent along with COMMIT, which delivers it.
    func announce(_ advances: [Int64: Int64]) {
        self.advances.merge(advances) { max($0, $1) }
    }

    /// Test tables hold a few rows, which the planner would rather read through than look up. Reading through is priced
    /// out here, so that the plan tells whether an index serves the query at all.
    func plan(_ sql: SQL) throws -> String {
        try command("SET LOCAL enable_seqscan = off")
        var lines: [String] = []
        _ = try run(SQL(stringLiteral: "EXPLAIN ") + sql, Misreads()) { lines.append($0.text(0)) }
        try command("SET LOCAL enable_seqscan = on")
        return lines.joined(separator: "\n")
    }

    // The transaction as a whole, which the engine begins and ends.

    /// - Parameter limit: holds for one statement, or silence in between, with the server; the rest is up to the caller.
    func beginReading(_ limit: ReadLimit) throws {
        // To the server 0 means no limit.
        let milliseconds = min(max(limit.longest.inMilliseconds, 1), Int64(Int32.max))
        self.limit = limit
        try begin(
            """
            BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL statement_timeout = \(milliseconds);
            SET LOCAL idle_in_transaction_session_timeout = \(milliseconds)
            """)
    }

    /// How long a write waits for what another holds, in milliseconds: longer than any of ours takes. Without an end, whoever
    /// locks a table would keep every connection.
    private static let longestWait = 30_000

    /// Returns the transaction's number, without which a lost answer to COMMIT could not be settled. Asked together with
    /// the beginning it costs no time.
    func beginWriting() throws -> String {
        limit = nil
        do {
            return try begin(
                """
                BEGIN ISOLATION LEVEL READ COMMITTED;
                SET LOCAL lock_timeout = \(Self.longestWait);
                SELECT pg_current_xact_id()
                """
            ).first ?? ""
        } catch _ where wire.failure?.code == "25006" {
            wire.abandon()
            throw DatabaseError.unreachable(reason: "the server that answers takes no writes now")
        }
    }

    /// What the server knows of a transaction, however it ended; nil when that is too long ago.
    func fate(of transaction: String) throws -> String? {
        do {
            return try begin("SELECT pg_xact_status('\(transaction)'::xid8)").first { !$0.isEmpty }
        } catch _ where wire.failure?.code == "22023" {
            // The number has not been given out: it was, and a crash forgot it.
            return "aborted"
        }
    }

    /// Has the server end a transaction whose client is gone.
    func end(_ transaction: String) throws {
        try command(
            """
            SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
            WHERE backend_xid = '\(transaction)'::xid8::xid
            """)
    }

    func commit() -> PostgresCommit {
        let notices = advances.sorted { $0.key < $1.key }.map { PostgresListener.notice($0.key, $0.value) }.joined()
        let commit = PostgresCommit(over: wire, notices + "COMMIT")
        if commit == .done { allotter.keep(blocks) }
        return commit
    }

    /// Undoes the transaction; a connection on which that fails is of no more use.
    func rollback() {
        guard !wire.isLost else { return }
        PQclear(PQexec(wire.handle, "ROLLBACK"))
        if PQtransactionStatus(wire.handle) != PQTRANS_IDLE { wire.abandon() }
    }

    var isLost: Bool { wire.isLost }

    /// Why this transaction cannot be committed although its closure went through: it passed over a failure.
    var obstacle: DatabaseError? {
        if wire.isLost { return wire.loss() }
        guard PQtransactionStatus(wire.handle) != PQTRANS_INTRANS else { return nil }
        return wire.failure?.error ?? .query("a transaction went on after a failed statement")
    }

    /// Whether a transaction that ended with `error` may succeed when it is run again.
    func isPassing(_ error: any Error) -> Bool {
        // Such as COPY where it has no place, which costs the connection: no better a second time.
        if case DatabaseError.query = error { return wire.failure?.isStalePlan == true }
        if wire.isLost { return true }
        guard let failure = wire.failure, failure.isPassing else { return false }
        return PQtransactionStatus(wire.handle) == PQTRANS_INERROR || error as? DatabaseError == failure.error
    }

    /// Prepared statements have outlived the schema they were made for.
    var isStale: Bool { wire.failure?.isStalePlan == true }

    /// Returns the first cell of each answer that has rows.
    @discardableResult
    private func begin(_ text: String) throws -> [String] {
        wire.forgetFailure()
        blocks = PostgresIDBlocks()
        advances = [:]
        return try wire.say(text)
    }

    private func prepare(_ text: String, _ types: [UInt32]) throws -> String {
        named += 1
        let name = "huitou_\(named)"
        let types = statements.completed(text, types)
        try wire.prepare(text, as: name, types: types)
        let given = statements.keep(name, text, types)
        if !given.isEmpty { try command(given.map { "DEALLOCATE \($0)" }.joined(separator: "; ")) }
        return name
    }
}

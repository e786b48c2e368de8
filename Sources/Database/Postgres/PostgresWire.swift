import CLibPQ

/// The line to the server: sends one thing, reads all that is answered. Blocks its thread, and is used by one at a time.
final class PostgresWire {
    let handle: OpaquePointer
    /// The last failure that the server told since `forgetFailure`.
    private(set) var failure: PostgresFailure?
    /// Nothing can be said any more. What was under way on the server is undone there.
    private(set) var isLost = false
    /// Whoever is in the middle of something. It ends before the transaction does.
    private weak var talk: (any PostgresTalk)?

    init(_ address: PostgresAddress) throws {
        handle = try address.connect()
        _ = try say(Self.keepAlives)
    }

    /// A server notices a dead line as soon as we do, or connections that are lost would be kept there for hours.
    private static let keepAlives = """
        SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
        SET tcp_user_timeout = 30000
        """

    deinit {
        PQfinish(handle)
    }

    /// Sends statements without values. Returns the first cell of each answer that has rows.
    func say(_ text: String) throws -> [String] {
        try quiet()
        let isSent = PQsendQuery(handle, text) == 1
        var cells: [String] = []
        try settle(text, wasSent: isSent) { result in
            if PQntuples(result) > 0 { cells.append(String(cString: PQgetvalue(result, 0, 0))) }
        }
        return cells
    }

    func prepare(_ text: String, as name: String, types: [UInt32]) throws {
        try quiet()
        try settle(text, wasSent: PQsendPrepare(handle, name, text, Int32(types.count), types) == 1)
    }

    func ask(_ text: String, preparedAs name: String, _ parameters: PostgresParameters) throws -> PostgresAnswer {
        try quiet()
        let isSent = parameters.withPointers { addresses, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(addresses.count), addresses, lengths, formats, 1) == 1
        }
        guard isSent else { throw unsent(text) }
        return try PostgresAnswer(on: self, to: text)
    }

    func beginCopy(_ text: String) throws {
        try quiet()
        guard PQsendQuery(handle, text) == 1, let result = PQgetResult(handle) else { throw unsent(text) }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            let failure = refusal(result, of: text)
            drain()
            throw failure
        }
    }

    /// Reads all answers to what was sent, and throws the first failure among them.
    func settle(_ text: String, wasSent: Bool, _ body: (OpaquePointer) -> Void = { _ in }) throws {
        var first: DatabaseError?
        while let result = PQgetResult(handle) {
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: body(result)
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: abandon()
            default: first = first ?? refusal(result, of: text)
            }
            PQclear(result)
            if isLost { break }
        }
        if let first { throw first }
        if isLost { throw loss() }
        if !wasSent { throw unsent(text) }
    }

    /// Reads and forgets whatever is still coming.
    func drain() {
        while !isLost, let result = PQgetResult(handle) {
            if PQresultStatus(result) == PGRES_COPY_IN || PQstatus(handle) == CONNECTION_BAD { abandon() }
            PQclear(result)
        }
    }

    /// Remembers what the server refused, and says it in the program's words.
    func refusal(_ result: OpaquePointer, of text: String) -> DatabaseError {
        let new = PostgresFailure(result, of: text)
        if new.endsConnection || PQstatus(handle) == CONNECTION_BAD { isLost = true }
        // After a failure every statement is refused until the end of the transaction: the first one tells why.
        if new.isConsequence, let failure { return failure.error }
        failure = new
        return new.error
    }

    func loss() -> DatabaseError {
        isLost = true
        let lost = PostgresFailure(lost: handle)
        // The server's own last word says more than the broken line.
        if let failure, failure.endsConnection { return failure.error }
        failure = lost
        return lost.error
    }

    /// Why something could not even be sent: the line is broken, or libpq will not have it (too many values).
    private func unsent(_ text: String) -> DatabaseError {
        let lost = PostgresFailure(lost: handle)
        guard PQstatus(handle) != CONNECTION_BAD, case .unreachable(let reason) = lost.error else { return loss() }
        return .query("\(reason): \(text.prefix(200))")
    }

    /// Has the server break off what it is answering, which ends the transaction.
    func cancel() {
        let cancel = PQgetCancel(handle)
        defer { PQfreeCancel(cancel) }
        var complaint = [CChar](repeating: 0, count: 256)
        if PQcancel(cancel, &complaint, Int32(complaint.count)) != 1 { abandon() }
    }

    func abandon() {
        isLost = true
    }

    func forgetFailure() {
        failure = nil
    }

    func occupied(by talk: any PostgresTalk) {
        self.talk = talk
    }

    func released(by talk: any PostgresTalk) {
        if self.talk === talk { self.talk = nil }
    }

    /// Has whoever is talking let go.
    private func quiet() throws {
        if isLost { throw loss() }
        try talk?.letGo()
    }
}

import CLibPQ

/// The rows of one query, handed on as they arrive.
///
/// A small answer (256 rows, 1 MB) is read whole at once, and the connection is free while its rows are handed on. A
/// larger one is read row by row in step with the closure, so that memory stays bounded however many there are. Only
/// when that closure asks another question in between is the rest read into memory first.
final class PostgresAnswer: PostgresTalk {
    private static let heldRows = 256
    private static let heldBytes = 1 << 20

    /// Outlives the answer: it is the one that made it.
    private unowned let wire: PostgresWire
    private let text: String
    private var held: [OpaquePointer] = []
    private var nextHeld = 0
    private var spool: OpaquePointer?
    private var nextSpooled: Int32 = 0
    private var current: OpaquePointer?
    private var isArriving = true
    private var failure: DatabaseError?
    /// How many rows the statement changed, known once it has ended.
    private(set) var changed = 0

    /// Takes over the answer to what was just sent.
    init(on wire: PostgresWire, to text: String) throws {
        self.wire = wire
        self.text = text
        PQsetSingleRowMode(wire.handle)
        var bytes = 0
        while held.count < Self.heldRows, bytes < Self.heldBytes, let row = arriving() {
            held.append(row)
            bytes += PQresultMemorySize(row)
        }
        if isArriving { wire.occupied(by: self) }
        if let failure { throw failure }
    }

    deinit {
        for row in held[nextHeld...] { PQclear(row) }
        PQclear(spool)
        PQclear(current)
    }

    /// The next row, valid until the one after it is asked for; nil at the end.
    func next() throws -> PostgresRow? {
        PQclear(current)
        current = nil
        if nextHeld < held.count {
            current = held[nextHeld]
            nextHeld += 1
        } else if let spool, nextSpooled < PQntuples(spool) {
            nextSpooled += 1
            return PostgresRow(result: spool, row: nextSpooled - 1)
        } else {
            current = arriving()
        }
        if let current { return PostgresRow(result: current, row: 0) }
        if let failure { throw failure }
        return nil
    }

    /// Reads the rest into memory.
    func letGo() throws {
        while let row = arriving() {
            keep(row)
            PQclear(row)
        }
        if let failure { throw failure }
    }

    /// Reads the rest and forgets it. Breaking it off, as `PostgresWire.cancel` does before, would end the transaction.
    func discard() {
        while !wire.isLost, let row = arriving() { PQclear(row) }
    }

    private func arriving() -> OpaquePointer? {
        guard isArriving else { return nil }
        while let result = PQgetResult(wire.handle) {
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                return result
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
                changed += changedRows(result)
                PQclear(result)
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                PQclear(result)
                failure = .query("COPY has no place here: \(text.prefix(200))")
                wire.abandon()
            default:
                failure = wire.refusal(result, of: text)
                PQclear(result)
            }
            if wire.isLost { break }
        }
        isArriving = false
        wire.released(by: self)
        if failure == nil, wire.isLost { failure = wire.loss() }
        return nil
    }

    /// Adds the row to one large result: a result for each row would take some kilobytes.
    private func keep(_ row: OpaquePointer) {
        if spool == nil { spool = PQcopyResult(row, PG_COPYRES_ATTRS) }
        let position = PQntuples(spool)
        for column in 0..<PQnfields(row) {
            let isNull = PQgetisnull(row, 0, column) != 0
            let length = isNull ? -1 : PQgetlength(row, 0, column)
            let kept = PQsetvalue(spool, position, column, isNull ? nil : PQgetvalue(row, 0, column), length)
            precondition(kept != 0, "out of memory")
        }
    }
}

private func changedRows(_ result: OpaquePointer) -> Int {
    let words = String(cString: PQcmdStatus(result)).split(separator: " ")
    guard let verb = words.first, verb != "SELECT", let count = words.last else { return 0 }
    return Int(count) ?? 0
}

import CLibPQ

/// How a COMMIT went.
enum PostgresCommit: Equatable {
    case done
    /// The server undid the transaction instead: a deferred constraint, a conflict found at the end.
    case refused(DatabaseError)
    /// It was sent, perhaps, and the connection broke before the answer: either may have happened.
    case unanswered

    init(over wire: PostgresWire, _ text: String) {
        self = .unanswered
        guard PQsendQuery(wire.handle, text) == 1 else {
            wire.abandon()
            return
        }
        while let result = PQgetResult(wire.handle) {
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK where String(cString: PQcmdStatus(result)) == "COMMIT": self = .done
            case PGRES_COMMAND_OK: break
            default:
                let error = wire.refusal(result, of: "COMMIT")
                if !wire.isLost { self = .refused(error) }
            }
            PQclear(result)
            if PQstatus(wire.handle) == CONNECTION_BAD { break }
        }
        switch self {
        case .done, .refused:
            if PQstatus(wire.handle) == CONNECTION_BAD { wire.abandon() }
        case .unanswered: wire.abandon()
        }
    }
}

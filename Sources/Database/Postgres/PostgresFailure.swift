import CLibPQ

/// What the server, or the way to it, answered instead of an answer.
struct PostgresFailure {
    /// SQLSTATE; empty when the connection itself failed.
    let code: String
    /// What this failure is to the rest of the program.
    let error: DatabaseError
    /// The server has ended the connection, or there is none.
    let endsConnection: Bool
    /// A statement was prepared before the schema changed: right again on a new connection.
    let isStalePlan: Bool

    /// Refused only because an earlier statement of the transaction failed.
    var isConsequence: Bool { code == "25P02" }

    /// The same transaction may well succeed when it is run again: deadlock, serialization failure, stale plan.
    var isPassing: Bool { code == "40001" || code == "40P01" || isStalePlan }

    init(_ result: OpaquePointer, of text: String) {
        code = field(result, .sqlState) ?? ""
        let severity = field(result, .severity)
        endsConnection = severity == "FATAL" || severity == "PANIC" || code.isEmpty || code.hasPrefix("08")
        isStalePlan = code == "0A000" && field(result, .function) == "RevalidateCachedQuery"
        let message = field(result, .message) ?? oneLine(PQresultErrorMessage(result))
        if isStalePlan {
            error = .busy
        } else if code.hasPrefix("23") {
            error = .constraint(constraintName(result) ?? message)
        } else {
            error = meaning(code: code, message: message, text: text)
        }
    }

    /// The connection broke without a word from the server.
    init(lost handle: OpaquePointer?) {
        code = ""
        error = .unreachable(reason: oneLine(PQerrorMessage(handle)))
        endsConnection = true
        isStalePlan = false
    }
}

/// Classes of SQLSTATE: appendix A of PostgreSQL's manual.
private func meaning(code: String, message: String, text: String) -> DatabaseError {
    switch code {
    case "22021": .nulCharacter
    case "53100": .diskFull
    case "58030": .diskFailed(reason: message)
    case "XX001", "XX002": .corrupt(reason: message)
    case "", "53300", "57P01", "57P02", "57P03", "57P05", "25P03": .unreachable(reason: message)
    case "40001", "40P01", "55P03", "57014": .busy
    case _ where code.hasPrefix("08"): .unreachable(reason: message)
    // Their messages quote the value that was wrong.
    case _ where code.hasPrefix("22"): .query("SQLSTATE \(code): \(text.prefix(200))")
    default: .query("\(message): \(text.prefix(200))")
    }
}

/// NOT NULL has no name of its own: the column then stands for it.
private func constraintName(_ result: OpaquePointer) -> String? {
    if let name = field(result, .constraint) { return name }
    guard let table = field(result, .table), let column = field(result, .column) else {
        return nil
    }
    return "\(table).\(column)"
}

/// The parts of a failure, by the letters of PostgreSQL's protocol (libpq's own names don't reach Swift).
private enum Field: UnicodeScalar {
    case severity = "V"
    case sqlState = "C"
    case message = "M"
    case table = "t"
    case column = "c"
    case constraint = "n"
    case function = "R"
}

private func field(_ result: OpaquePointer, _ field: Field) -> String? {
    PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
}

private func oneLine(_ message: UnsafePointer<CChar>?) -> String {
    let text = message.map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
}

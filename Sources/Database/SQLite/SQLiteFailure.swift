import GRDB
import GRDBSQLite

/// Says SQLite's result codes in the words of `DatabaseError`.
enum SQLiteFailure {
    static func translated(_ error: GRDB.DatabaseError, query: String = "") -> DatabaseError {
        translated(
            code: error.extendedResultCode.rawValue, message: error.message ?? error.description,
            query: error.sql ?? query)
    }

    static func translated(code: Int32, message: String, query: String) -> DatabaseError {
        switch code & 0xff {
        case SQLITE_CONSTRAINT: .constraint(message)
        case SQLITE_FULL: .diskFull
        case SQLITE_IOERR: .diskFailed(reason: "SQLite \(code): \(message)")
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN: .diskFailed(reason: message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt(reason: message)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        default: .query("\(message) in: \(query.prefix(200))")
        }
    }

    /// Any error of GRDB's in our words; everything else as it is.
    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw translated(error)
        }
    }
}

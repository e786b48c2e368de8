import Foundation
import GRDB
import GRDBSQLite

/// Says SQLite's result codes in the words of `DatabaseError`.
enum SQLiteFailure {
    static func translated(_ error: GRDB.DatabaseError) -> DatabaseError {
        translated(
            code: error.extendedResultCode.rawValue, message: error.message ?? error.description,
            query: error.sql ?? "", system: 0)
    }

    /// What the call that was just made on the connection failed with.
    static func last(on connection: OpaquePointer?, query: String) -> DatabaseError {
        // Of a failed COMMIT SQLite does not keep the system's own error, while the thread still has it.
        let latest = errno
        let kept = sqlite3_system_errno(connection)
        return translated(
            code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)),
            query: query, system: kept == 0 ? latest : kept)
    }

    /// - Parameter system: the operating system's own error number; 0 where it is not known.
    private static func translated(code: Int32, message: String, query: String, system: Int32) -> DatabaseError {
        switch code & 0xff {
        case SQLITE_CONSTRAINT: .constraint(message)
        case SQLITE_FULL: .diskFull
        // To SQLite only ENOSPC is a full disk. A limit on files or a quota leaves as little room, and no damage.
        case SQLITE_IOERR where [EFBIG, EDQUOT, ENOSPC].contains(system): .diskFull
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

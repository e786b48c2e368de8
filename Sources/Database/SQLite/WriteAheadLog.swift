import GRDB
import GRDBSQLite
import Synchronization

/// The log of a SQLite file. Only the connection that writes moves it into the file, explicitly, and checks that it did.
final class WriteAheadLog: Sendable {
    /// Above this many pages the writer shortens the log after a commit.
    private static let longestPages: Int32 = 16_384

    private let pages = Atomic<Int32>(0)
    private let nextAt = Atomic<Int32>(WriteAheadLog.longestPages)

    /// Has SQLite tell the log's length after each commit of this connection. The log must outlive the connection.
    func follow(_ database: GRDB.Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().pages.store(
                    pages, ordering: .relaxed)
                return SQLITE_OK
            }, context)
    }

    /// Moves what readers permit when the log has grown long. A reader in the way is no failure: a later commit tries
    /// again, after as much growth again, so that a long reader does not make each commit pay.
    func shortenIfLong(_ database: GRDB.Database) throws {
        let length = pages.load(ordering: .relaxed)
        guard length >= nextAt.load(ordering: .relaxed) else { return }
        let left = try Self.checkpoint(database, SQLITE_CHECKPOINT_PASSIVE)
        nextAt.store(left == 0 ? Self.longestPages : length + Self.longestPages, ordering: .relaxed)
    }

    /// Moves everything and cuts the log to nothing.
    static func empty(_ database: GRDB.Database) throws {
        _ = try checkpoint(database, SQLITE_CHECKPOINT_TRUNCATE)
    }

    /// The same for a file that nobody has open.
    static func empty(databaseAt path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try empty($0) }
        try queue.close()
    }

    /// Returns how many pages of the log have not been moved.
    private static func checkpoint(_ database: GRDB.Database, _ mode: Int32) throws -> Int32 {
        var logged: Int32 = 0
        var moved: Int32 = 0
        let result = sqlite3_wal_checkpoint_v2(database.sqliteConnection, "main", mode, &logged, &moved)
        guard result == SQLITE_OK || result == SQLITE_BUSY else {
            throw SQLiteFailure.translated(
                code: sqlite3_extended_errcode(database.sqliteConnection),
                message: String(cString: sqlite3_errmsg(database.sqliteConnection)), query: "checkpoint")
        }
        return max(0, logged - moved)
    }
}

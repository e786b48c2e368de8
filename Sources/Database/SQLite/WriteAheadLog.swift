import GRDB
import GRDBSQLite
import Synchronization

/// The log of a SQLite file. Only the connection that writes moves it into the file, explicitly, and checks that it did:
/// SQLite's own checkpoint after a commit passes over a disk that failed.
final class WriteAheadLog: Sendable {
    /// Above this many pages the writer shortens the log after a commit.
    private let longest: Int32
    private let pages = Atomic<Int32>(0)
    private let nextAt: Atomic<Int32>

    init(longest: Int32) {
        self.longest = longest
        nextAt = Atomic(longest)
    }

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
    /// again, after as much growth again, so that a long reader or a full disk does not make each commit pay.
    ///
    /// - Throws: `DatabaseError`; the log still holds everything then.
    func shortenIfLong(_ database: GRDB.Database) throws {
        let length = pages.load(ordering: .relaxed)
        guard length >= nextAt.load(ordering: .relaxed) else { return }
        nextAt.store(length + longest, ordering: .relaxed)
        let left = try Self.checkpoint(database, SQLITE_CHECKPOINT_PASSIVE)
        if left == 0 { nextAt.store(longest, ordering: .relaxed) }
    }

    /// Moves everything and cuts the log to nothing.
    static func empty(_ database: GRDB.Database) throws {
        _ = try checkpoint(database, SQLITE_CHECKPOINT_TRUNCATE)
    }

    /// The same.
    ///
    /// - Throws: `DatabaseError.busy` when somebody reads from it.
    static func emptyWholly(_ database: GRDB.Database) throws {
        guard try checkpoint(database, SQLITE_CHECKPOINT_TRUNCATE) == 0 else { throw DatabaseError.busy }
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
            throw SQLiteFailure.last(on: database.sqliteConnection, query: "checkpoint")
        }
        return max(0, logged - moved)
    }
}

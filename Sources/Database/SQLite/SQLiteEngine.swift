import Foundation
import GRDB
import Synchronization

/// A SQLite file held by this process alone: one connection that writes, several that read.
final class SQLiteEngine: Engine {
    private let pool: DatabasePool
    private let lock: FileLock
    private let longestRead: Duration
    private let log: WriteAheadLog
    private let groups: GroupCommit
    private let followers = Followers()
    private let isClosed = Mutex(false)

    /// Takes the lock, opens the file and refuses to go on when SQLite is not as durable as was asked.
    /// - Parameters:
    ///   - longestRead: after which a read is cut off.
    ///   - longestLog: in pages.
    init(path: String, longestRead: Duration = .seconds(600), longestLog: Int32 = 65_536) throws {
        self.longestRead = longestRead
        log = WriteAheadLog(longest: longestLog)
        lock = try FileLock(path: path + ".lock", of: path)
        do {
            pool = try Self.opened(path)
        } catch let error as GRDB.DatabaseError {
            lock.release()
            // The disk's word, not the file's.
            if [.SQLITE_IOERR, .SQLITE_FULL].contains(error.resultCode) { throw SQLiteFailure.translated(error) }
            throw DatabaseError.cannotOpen(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
        } catch {
            lock.release()
            throw error
        }
        groups = GroupCommit(pool, log, followers, path: path)
        let log = log
        pool.writeWithoutTransaction { log.follow($0) }
    }

    var dialect: Dialect { .sqlite }

    func read<Value: Sendable>(_ body: @escaping @Sendable (ReadTransaction) throws -> Value) async throws -> Value {
        do {
            return try await ReadLimit.Caller.waiting { caller in
                try await pool.read { [longestRead] database in
                    let limit = ReadLimit(longestRead, caller: caller)
                    let connection = SQLiteConnection(database, limit: limit)
                    return try connection.limited { try body(ReadTransaction(connection, limit: limit)) }
                }
            }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFailure.translated(error)
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) async throws -> Value {
        try await groups.write(body)
    }

    func following(_ brand: Int64) -> AsyncStream<Void> {
        followers.follow(brand)
    }

    func clean(_ tables: [String]) async throws {
        if let failure = groups.failure { throw failure }
        do {
            try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
            // Behind whoever still reads from the log.
            try await pool.barrierWriteWithoutTransaction { try WriteAheadLog.emptyWholly($0) }
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFailure.translated(error)
        }
    }

    func close() async throws {
        followers.end()
        await groups.stop()
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        defer { lock.release() }
        let failure = emptyLog()
        // Closing may have SQLite try once more, from the beginning; it keeps the log if that fails.
        try SQLiteFailure.translating { try pool.close() }
        if let failure { throw failure }
    }

    /// Returns why the log was not moved into the file: the disk failed, now or before. Nothing is lost: it stays beside
    /// the file, and the next opening reads it.
    private func emptyLog() -> (any Error)? {
        if let failure = groups.failure { return failure }
        do {
            try SQLiteFailure.translating { try pool.writeWithoutTransaction { try WriteAheadLog.empty($0) } }
            return nil
        } catch DatabaseError.diskFull {
            return nil
        } catch {
            return error
        }
    }

    /// Copies the whole database page by page with SQLite's own back-up, while readers and the writer go on.
    ///
    /// - Parameter progress: what it throws ends the copying.
    func copy(to path: String, progress: @escaping @Sendable (Double) throws -> Void) async throws {
        let target = try DatabaseQueue(path: path)
        try SQLiteFailure.translating {
            try pool.backup(to: target, pagesPerStep: 2000) { step in
                let total = Double(max(1, step.totalPageCount))
                try progress(Double(step.completedPageCount) / total)
            }
            // A copy of a WAL database asks for a WAL of its own; a back-up is one file.
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
        }
    }

    /// The settings that durability hangs on, as the connection that writes has them now.
    func settings() async throws -> [(name: String, found: String, wanted: String)] {
        try await pool.writeWithoutTransaction { database in
            try Self.demanded.map { name, wanted in (name, try Self.setting(database, name), wanted) }
        }
    }

    private static let demanded = [("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1")]

    private static func opened(_ path: String) throws -> DatabasePool {
        if !FileManager.default.fileExists(atPath: path) {
            // SQLite gives the log and its index the permissions of the file: nobody else may read any of them.
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw DatabaseError.cannotOpen(path: path, reason: "the file cannot be made there") }
        }
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // GRDB asks for NORMAL once the file is in WAL mode, and SQLite 3.40 may lose a WAL that two connections
            // checkpoint (fixed in 3.51.3): so the log is emptied by the writer alone, and explicitly.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try database.execute(sql: "PRAGMA cache_size = -16000")
            try database.execute(sql: "PRAGMA temp_store = FILE")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // What is deleted is written over.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // A transaction changes pages all over the indices: one that does not fit is written to the log in parts, each
            // page several times.
            try database.execute(sql: "PRAGMA cache_size = -64000")
            for (name, wanted) in demanded {
                let found = try setting(database, name)
                guard found == wanted else { throw DatabaseError.unsafeSetting(name: name, found: found) }
            }
        }
        return pool
    }

    private static func setting(_ database: GRDB.Database, _ name: String) throws -> String {
        try String.fetchOne(database, sql: "SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)") ?? "nothing"
    }
}

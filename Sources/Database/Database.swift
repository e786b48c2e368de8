import Foundation
package import Shop

/// The one door to what is kept. Reads see an unchanging view; writes happen as a whole or not at all and are on disk
/// when `write` returns.
package final class Database: Sendable {
    package let location: Location
    let engine: any Engine

    private init(_ location: Location, _ engine: any Engine) {
        self.location = location
        self.engine = engine
    }

    /// Opens the database and brings it to the newest schema.
    ///
    /// - Parameters:
    ///   - makes: whether a file that is not there is made; a server's database must exist.
    ///   - connections: how many a server lends at most; one more while anybody follows.
    ///   - longestRead: after which a read is cut off.
    /// - Throws: `DatabaseError.held` when another process has the file, `.newer` for a schema from the future.
    package static func open(
        _ location: Location, makes: Bool, migrations: [Migration], connections: Int = 8,
        longestRead: Duration = .seconds(600), at now: Instant
    ) async throws -> Database {
        let engine = try openEngine(location, makes: makes, connections: connections, longestRead: longestRead)
        do {
            try await Schema.upgrade(engine, to: migrations, at: now)
        } catch {
            // What went wrong above is what the caller must hear.
            _ = try? await engine.close()
            throw error
        }
        return Database(location, engine)
    }

    /// Opens a database to look at it: its schema stays as it is, of whatever edition it was written by.
    package static func look(at location: Location) throws -> Database {
        Database(location, try openEngine(location, makes: false, connections: 1, longestRead: .seconds(600)))
    }

    package var dialect: Dialect { engine.dialect }

    /// Runs `body` on an unchanging view.
    ///
    /// - Throws: `DatabaseError.readTooLong` from the first step after the longest time a read may take; what `body` does
    ///   between its questions is not broken off.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (ReadTransaction) throws -> Value
    ) async throws -> Value {
        try await engine.read(body)
    }

    /// Runs `body` as one change. On SQLite it may share its COMMIT with others; on PostgreSQL it may run again after a
    /// deadlock or a lost connection. The first of a task has its `Preface` before it.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value
    ) async throws -> Value {
        try await engine.writeLed(body)
    }

    /// A call to look at the brand's facts: once at the beginning, then whenever its sequence has advanced, in this process
    /// or another that shares the server (told at once, or noticed within a second or so when the word was lost). Calls
    /// not yet taken become one. Whoever is called reads what is above the last number it has read.
    ///
    /// Any number of followers may follow. It ends when the database is closed, or its consumer cancelled or gone.
    package func following(brand: ID<Brand>) -> AsyncStream<Void> {
        engine.following(brand.raw)
    }

    /// Has a server look at its tables again, so that it plans for what they hold by now; worth while after every tenfold
    /// growth. SQLite goes by what it is told once and for all (`SQLiteStatistics`).
    package func refreshStatistics() async throws {
        switch dialect {
        case .sqlite: break
        case .postgres: try await write { try $0.connection.command("ANALYZE") }
        }
    }

    /// Leaves nothing of what was deleted. A file is written anew, whole, and its log cut to nothing; a server is told to
    /// give back what lay in these tables, and what it keeps elsewhere (its own log, replicas) is out of reach.
    ///
    /// - Complexity: a file takes as long as copying it, and as much room meanwhile.
    package func clean(_ tables: [String]) async throws {
        try await engine.clean(tables)
    }

    package func close() async throws {
        try await engine.close()
    }

    /// The number of the newest migration applied.
    package func schemaVersion() async throws -> Int64 {
        try await Schema.version(engine)
    }

    private static func openEngine(
        _ location: Location, makes: Bool, connections: Int, longestRead: Duration
    ) throws -> any Engine {
        switch location {
        case .server(let url):
            return try PostgresEngine(url: url, connections: connections, longestRead: longestRead)
        case .file(let given):
            // One file has one lock, whatever link leads to it.
            let path = URL(filePath: given).resolvingSymlinksInPath().path
            let isThere = try Self.isThere(path)
            guard isThere || makes else { throw DatabaseError.noSuchDatabase(path: path) }
            let folder = (path as NSString).deletingLastPathComponent
            if !isThere, !folder.isEmpty {
                do {
                    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                } catch {
                    throw DatabaseError.cannotOpen(path: path, reason: error.localizedDescription)
                }
            }
            return try SQLiteEngine(path: path, longestRead: longestRead)
        }
    }

    /// A file in a folder that may not be entered is none that is missing.
    private static func isThere(_ path: String) throws -> Bool {
        var facts = stat()
        guard stat(path, &facts) != 0 else { return true }
        guard errno == ENOENT || errno == ENOTDIR else {
            throw DatabaseError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        return false
    }
}

import GRDB
import GRDBSQLite

/// One connection to a SQLite file, inside one access that GRDB grants. GRDB keeps the connection, its pool and its
/// statement cache; rows are stepped and read through SQLite itself, at five times the pace of decoded records.
final class SQLiteConnection: EngineConnection {
    /// Of SQLite's own steps.
    private static let stepsBetweenLooks: Int32 = 10_000

    private let database: GRDB.Database
    private let limit: ReadLimit?
    /// How far sequences have advanced in the transaction that runs.
    var advances: [Int64: Int64] = [:]

    init(_ database: GRDB.Database, limit: ReadLimit? = nil) {
        self.database = database
        self.limit = limit
    }

    /// Runs `body` and lets SQLite look at the clock meanwhile, also inside a query that computes for long before its
    /// first row.
    func limited<Value>(_ body: () throws -> Value) rethrows -> Value {
        guard let limit else { return try body() }
        return try withExtendedLifetime(limit) {
            sqlite3_progress_handler(
                connection, Self.stepsBetweenLooks,
                { Unmanaged<ReadLimit>.fromOpaque($0!).takeUnretainedValue().obstacle == nil ? 0 : 1 },
                Unmanaged.passUnretained(limit).toOpaque())
            defer { sqlite3_progress_handler(connection, 0, nil, nil) }
            return try body()
        }
    }

    var dialect: Dialect { .sqlite }

    /// False after an error that made SQLite end the whole transaction by itself.
    var isInsideTransaction: Bool { database.isInsideTransaction }

    func run(_ sql: SQL, _ misreads: Misreads, _ body: (Row) throws -> Void) throws -> Int {
        let statement = try prepared(SQLiteParameters.positional(sql.text))
        defer {
            sqlite3_reset(statement.sqliteStatement)
            sqlite3_clear_bindings(statement.sqliteStatement)
        }
        for (offset, value) in sql.values.enumerated() {
            try SQLiteBinding.bind(value, to: statement.sqliteStatement, at: Int32(offset + 1))
        }
        let row = Row(source: .sqlite(statement.sqliteStatement), misreads: misreads)
        while true {
            switch sqlite3_step(statement.sqliteStatement) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return Int(sqlite3_changes(connection))
            default: throw failure(sql.text)
            }
        }
    }

    func command(_ text: String) throws {
        guard sqlite3_exec(connection, text, nil, nil, nil) == SQLITE_OK else { throw failure(text) }
    }

    func append(to table: String, columns: [String], _ fill: (inout RowWriter) throws -> Void) throws {
        let sink = SQLiteRowSink(width: columns.count) { rows, cells in
            try self.insert(rows, into: table, columns, cells)
        }
        var writer = RowWriter(sink)
        try fill(&writer)
        try sink.flush()
    }

    /// A row that is refused leaves those before it, so that SQLite need not copy each page to undo the statement alone:
    /// whoever sees the failure goes back to a savepoint or gives up the transaction.
    private func insert(
        _ rows: Int, into table: String, _ columns: [String], _ cells: ArraySlice<SQLValue>
    ) throws {
        let row = "(?" + String(repeating: ", ?", count: columns.count - 1) + ")"
        let text = "INSERT OR FAIL INTO \(table) (\(columns.joined(separator: ", "))) VALUES " + row
        let statement = try prepared(text + String(repeating: ", " + row, count: rows - 1))
        defer {
            sqlite3_reset(statement.sqliteStatement)
            sqlite3_clear_bindings(statement.sqliteStatement)
        }
        for (offset, cell) in cells.enumerated() {
            try SQLiteBinding.bind(cell, to: statement.sqliteStatement, at: Int32(offset + 1))
        }
        guard sqlite3_step(statement.sqliteStatement) == SQLITE_DONE else { throw failure(text) }
    }

    func prepareIDs(of table: String) throws {
        _ = try run("INSERT INTO id_counters (table_name, next) VALUES (\(table), 1)", Misreads()) { _ in }
    }

    /// The single writer makes a plain counter enough; a rolled-back transaction gives its ids back.
    func allot(_ table: String, count: Int) throws -> Range<Int64> {
        var next: Int64 = 0
        let sql: SQL = """
            UPDATE id_counters SET next = next + \(count) WHERE table_name = \(table) RETURNING next
            """
        _ = try run(sql, Misreads()) { next = $0.int64(0) }
        guard next > 0 else { throw DatabaseError.query("no ids for table \(table)") }
        return (next - Int64(count))..<next
    }

    /// The one writer has every row for itself.
    var claiming: SQL { "" }

    /// Told by whoever commits: nobody outside this process follows a SQLite file.
    func announce(_ advances: [Int64: Int64]) {
        self.advances.merge(advances) { max($0, $1) }
    }

    func plan(_ sql: SQL) throws -> String {
        var lines: [String] = []
        // Only a statement that reads notices that the schema, or what is told of it, has changed since.
        _ = try run("SELECT 1 FROM sqlite_master LIMIT 1", Misreads()) { _ in }
        _ = try run(SQL("EXPLAIN QUERY PLAN ") + sql, Misreads()) { lines.append($0.text(3)) }
        return lines.joined(separator: "\n")
    }

    private var connection: OpaquePointer? { database.sqliteConnection }

    /// From the cache, unless that statement is being stepped further out.
    private func prepared(_ text: String) throws -> Statement {
        do {
            let statement = try database.cachedStatement(sql: text)
            guard sqlite3_stmt_busy(statement.sqliteStatement) == 0 else {
                return try database.makeStatement(sql: text)
            }
            return statement
        } catch let error as GRDB.DatabaseError {
            throw SQLiteFailure.translated(error)
        }
    }

    private func failure(_ query: String) -> any Error {
        let failure = SQLiteFailure.last(on: connection, query: query)
        guard sqlite3_errcode(connection) == SQLITE_INTERRUPT else { return failure }
        // Whoever else interrupts: GRDB, for a task that is cancelled.
        return limit?.obstacle ?? CancellationError()
    }
}

import GRDBSQLite

/// Fills one prepared INSERT again and again.
final class SQLiteRowSink: RowSink {
    private let statement: OpaquePointer
    private let width: Int32
    private let failure: () -> any Error
    private var column: Int32 = 0

    init(_ statement: OpaquePointer, width: Int, failure: @escaping () -> any Error) {
        self.statement = statement
        self.width = Int32(width)
        self.failure = failure
    }

    func put(int64 value: Int64) {
        column += 1
        sqlite3_bind_int64(statement, column, value)
    }

    func put(flag value: Bool) {
        put(int64: value ? 1 : 0)
    }

    func put(double value: Double) {
        column += 1
        sqlite3_bind_double(statement, column, value)
    }

    func put(text value: String) throws {
        column += 1
        try SQLiteBinding.bind(value, to: statement, at: column)
    }

    func put(bytes value: [UInt8]) {
        column += 1
        SQLiteBinding.bind(value, to: statement, at: column)
    }

    func putNull() {
        column += 1
        sqlite3_bind_null(statement, column)
    }

    func endRow() throws {
        precondition(column == width, "a row has \(column) cells, its table \(width) columns")
        let result = sqlite3_step(statement)
        guard result == SQLITE_DONE else { throw failure() }
        sqlite3_reset(statement)
        column = 0
    }
}

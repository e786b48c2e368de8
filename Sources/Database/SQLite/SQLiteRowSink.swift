import GRDBSQLite

/// Fills prepared INSERTs, many rows to each: SQLite then finds its way to the end of a table once for all of them.
final class SQLiteRowSink: RowSink {
    /// To one statement. A row has at most some thirty cells, and a statement binds no more than 32,766.
    static let mostRows = 64

    private let width: Int
    /// Runs an INSERT of so many rows, a power of two.
    private let insert: (_ rows: Int, _ cells: ArraySlice<SQLValue>) throws -> Void
    // Each cell goes through here, and only the one RowWriter calls: checking that at run time takes longer than the rest.
    @exclusivity(unchecked) private var cells: [SQLValue] = []
    @exclusivity(unchecked) private var rows = 0

    init(width: Int, insert: @escaping (_ rows: Int, _ cells: ArraySlice<SQLValue>) throws -> Void) {
        self.width = width
        self.insert = insert
        cells.reserveCapacity(Self.mostRows * width)
    }

    func put(int64 value: Int64) {
        cells.append(.int64(value))
    }

    func put(flag value: Bool) {
        cells.append(.int64(value ? 1 : 0))
    }

    func put(double value: Double) {
        cells.append(.double(value))
    }

    func put(text value: String) {
        cells.append(.text(value))
    }

    func put(bytes value: [UInt8]) {
        cells.append(.bytes(value))
    }

    func putNull() {
        cells.append(.null)
    }

    func endRow() throws {
        rows += 1
        precondition(cells.count == rows * width, "a row has other cells than its table has columns: \(width)")
        if rows == Self.mostRows { try flush() }
    }

    /// Writes the rows that wait. A cell after the last whole row is dropped.
    func flush() throws {
        var done = 0
        var size = Self.mostRows
        while done < rows {
            while size > rows - done { size /= 2 }
            try insert(size, cells[done * width..<(done + size) * width])
            done += size
        }
        cells.removeAll(keepingCapacity: true)
        rows = 0
    }
}

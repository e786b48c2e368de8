import CLibPQ
import GRDBSQLite

/// One row of an answer, read column by column without reflection. Valid only inside the closure that receives it.
///
/// A column that is NULL or of another type than asked for is a fault of the program: the reading yields an empty value,
/// and the query that produced the row throws `DatabaseError.unreadable` right after the closure.
package struct Row {
    let source: RowSource
    let misreads: Misreads

    package func int64(_ column: Int) -> Int64 {
        optionalInt64(column) ?? misread(column, 0)
    }

    package func int(_ column: Int) -> Int {
        Int(int64(column))
    }

    package func flag(_ column: Int) -> Bool {
        int64(column) != 0
    }

    package func double(_ column: Int) -> Double {
        optionalDouble(column) ?? misread(column, 0)
    }

    package func text(_ column: Int) -> String {
        optionalText(column) ?? misread(column, "")
    }

    package func bytes(_ column: Int) -> [UInt8] {
        optionalBytes(column) ?? misread(column, [])
    }

    package func optionalInt64(_ column: Int) -> Int64? {
        switch source {
        case .sqlite(let statement): SQLiteCell.int64(statement, Int32(column))
        case .postgres(let answer): answer.int64(column)
        }
    }

    package func optionalDouble(_ column: Int) -> Double? {
        switch source {
        case .sqlite(let statement): SQLiteCell.double(statement, Int32(column))
        case .postgres(let answer): answer.double(column)
        }
    }

    package func optionalText(_ column: Int) -> String? {
        switch source {
        case .sqlite(let statement): SQLiteCell.text(statement, Int32(column))
        case .postgres(let answer): answer.text(column)
        }
    }

    package func optionalBytes(_ column: Int) -> [UInt8]? {
        switch source {
        case .sqlite(let statement): SQLiteCell.bytes(statement, Int32(column))
        case .postgres(let answer): answer.bytes(column)
        }
    }

    private func misread<Value>(_ column: Int, _ empty: Value) -> Value {
        misreads.note(column)
        return empty
    }
}

/// Where the cells of a row lie.
enum RowSource {
    case sqlite(OpaquePointer)
    case postgres(PostgresRow)
}

/// Remembers the first column that could not be read as asked.
final class Misreads {
    private(set) var column: Int?

    func note(_ column: Int) {
        if self.column == nil { self.column = column }
    }
}

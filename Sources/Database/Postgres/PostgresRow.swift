import CLibPQ

/// One row of an answer in binary format, read in place. Valid only while its answer is.
///
/// Each reading gives nil for NULL and for a column of another type.
struct PostgresRow {
    let result: OpaquePointer
    let row: Int32

    func int64(_ column: Int) -> Int64? {
        guard let cell = cell(column) else { return nil }
        return switch PQftype(result, Int32(column)) {
        case PostgresType.int8: Int64(bigEndian: cell.loadUnaligned(as: Int64.self))
        case PostgresType.int4: Int64(Int32(bigEndian: cell.loadUnaligned(as: Int32.self)))
        case PostgresType.int2: Int64(Int16(bigEndian: cell.loadUnaligned(as: Int16.self)))
        case PostgresType.bool: cell.load(as: UInt8.self) == 0 ? 0 : 1
        default: nil
        }
    }

    func double(_ column: Int) -> Double? {
        guard let cell = cell(column) else { return nil }
        return switch PQftype(result, Int32(column)) {
        case PostgresType.float8: Double(bitPattern: UInt64(bigEndian: cell.loadUnaligned(as: UInt64.self)))
        case PostgresType.float4: Double(Float(bitPattern: UInt32(bigEndian: cell.loadUnaligned(as: UInt32.self))))
        default: nil
        }
    }

    func text(_ column: Int) -> String? {
        guard let cell = cell(column) else { return nil }
        switch PQftype(result, Int32(column)) {
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.character:
            return String(decoding: contents(cell, column), as: UTF8.self)
        default: return nil
        }
    }

    func bytes(_ column: Int) -> [UInt8]? {
        guard let cell = cell(column), PQftype(result, Int32(column)) == PostgresType.bytea else { return nil }
        return Array(contents(cell, column))
    }

    /// libpq calls a column that isn't there NULL, too.
    private func cell(_ column: Int) -> UnsafeRawPointer? {
        guard PQgetisnull(result, row, Int32(column)) == 0 else { return nil }
        return UnsafeRawPointer(PQgetvalue(result, row, Int32(column)))
    }

    private func contents(_ cell: UnsafeRawPointer, _ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: cell, count: Int(PQgetlength(result, row, Int32(column))))
    }
}

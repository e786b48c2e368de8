import GRDBSQLite

/// Binds values to a prepared statement; parameters count from 1.
enum SQLiteBinding {
    /// Tells SQLite to copy what it is given.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    static func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) throws {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .int64(let number): sqlite3_bind_int64(statement, index, number)
        case .double(let number): sqlite3_bind_double(statement, index, number)
        case .text(let text): try bind(text, to: statement, at: index)
        case .bytes(let bytes): bind(bytes, to: statement, at: index)
        }
    }

    static func bind(_ text: String, to statement: OpaquePointer, at index: Int32) throws {
        var text = text
        try text.withUTF8 { utf8 in
            guard !utf8.contains(0) else { throw DatabaseError.nulCharacter }
            guard let start = utf8.baseAddress else {
                sqlite3_bind_text(statement, index, "", 0, transient)
                return
            }
            start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
                _ = sqlite3_bind_text64(
                    statement, index, $0, sqlite3_uint64(utf8.count), transient, UInt8(SQLITE_UTF8))
            }
        }
    }

    static func bind(_ bytes: [UInt8], to statement: OpaquePointer, at index: Int32) {
        guard !bytes.isEmpty else {
            sqlite3_bind_zeroblob(statement, index, 0)
            return
        }
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob64(statement, index, $0.baseAddress, sqlite3_uint64($0.count), transient)
        }
    }
}

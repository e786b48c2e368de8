package import Database

/// Every row of every table, as it lies there: two dumps of one database are alike when nothing changed in between.
package enum WholeDump {
    /// - Parameter tables: those that are passed over.
    package static func of(_ database: Database, without tables: Set<String> = []) async throws -> [String] {
        try await database.read { tx in
            try columns(in: tx).filter { !tables.contains($0.key) }.sorted { $0.key < $1.key }.flatMap {
                table, columns in
                let sql = SQL(stringLiteral: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                return try tx.all(sql) { row in
                    table + "|" + columns.indices.map { cell(row, $0) }.joined(separator: "|")
                }.sorted()
            }
        }
    }

    private static func columns(in tx: ReadTransaction) throws -> [String: [String]] {
        let sql: SQL =
            switch tx.dialect {
            case .sqlite:
                """
                SELECT t.name, c.name
                FROM sqlite_master t, pragma_table_info(t.name) c
                WHERE t.type = 'table'
                ORDER BY t.name, c.cid
                """
            case .postgres:
                """
                SELECT table_name::text, column_name::text
                FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name NOT LIKE '%\\_read'
                ORDER BY table_name, ordinal_position
                """
            }
        return Dictionary(grouping: try tx.all(sql) { ($0.text(0), $0.text(1)) }, by: \.0).mapValues { $0.map(\.1) }
    }

    private static func cell(_ row: Row, _ column: Int) -> String {
        if let number = row.optionalInt64(column) { return String(number) }
        if let text = row.optionalText(column) { return text }
        if let bytes = row.optionalBytes(column) { return bytes.map { String($0, radix: 16) }.joined(separator: ".") }
        return "∅"
    }
}

/// What SQLite's planner goes by: that one brand may have half of a table's rows.
///
/// Without statistics it takes ten rows for those that share the first column of any index. Here that is the brand: it then
/// walked through everybody's identities (150 ms among a million) rather than seek one customer's. What is told is the same
/// for every database, so that plans never change with what lies in it.
enum SQLiteStatistics {
    /// As `sqlite_stat1` has them.
    private struct Line: Hashable {
        let table: String
        let index: String
        let numbers: String
    }

    /// Tells the planner once more where indexes came or went since.
    static func settle(_ engine: any Engine) async throws {
        guard try await engine.read({ try told(in: $0) != wanted(in: $0) }) else { return }
        try await engine.write { tx in
            // Makes the table of statistics where there is none yet.
            try tx.connection.command("ANALYZE installation")
            try tx.execute("DELETE FROM sqlite_stat1")
            for line in try wanted(in: tx) {
                try tx.execute(
                    """
                    INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (\(line.table), \(line.index), \(line.numbers))
                    """)
            }
            // This connection reads it; others do when they find the schema changed.
            try tx.connection.command("ANALYZE sqlite_schema")
        }
    }

    private static func told(in tx: ReadTransaction) throws -> Set<Line> {
        let isThere = try tx.first("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'") { _ in true }
        guard isThere ?? false else { return [] }
        return Set(
            try tx.all("SELECT tbl, idx, stat FROM sqlite_stat1") {
                Line(table: $0.text(0), index: $0.optionalText(1) ?? "", numbers: $0.text(2))
            })
    }

    /// An index that begins with the brand.
    private struct Index: Hashable {
        let table: String
        let name: String
        let isUnique: Bool
        let isPartial: Bool
    }

    private static func wanted(in tx: ReadTransaction) throws -> Set<Line> {
        var columns: [Index: [(name: String, type: String)]] = [:]
        try tx.forEach(
            """
            SELECT t.name, i.name, i."unique", i.partial, c.name, f.type
            FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c, pragma_table_info(t.name) f
            WHERE t.type = 'table' AND c.key = 1 AND f.cid = c.cid
            ORDER BY t.name, i.name, c.seqno
            """
        ) { row in
            let index = Index(
                table: row.text(0), name: row.text(1), isUnique: row.flag(2), isPartial: row.flag(3))
            columns[index, default: []].append((row.text(4), row.text(5)))
        }
        return Set(
            columns.filter { $0.value.count > 1 && $0.value[0].name == "brand_id" }.map { index, columns in
                Line(table: index.table, index: index.name, numbers: numbers(of: index, columns))
            })
    }

    /// Rows of the index, then how many share its first column, its first two, and so on. Words (kinds, channels) and stores
    /// are few, everything else tells rows apart.
    private static func numbers(of index: Index, _ columns: [(name: String, type: String)]) -> String {
        var shared = index.isPartial ? 250_000 : 500_000
        var numbers = [2 * shared, shared]
        for column in columns.dropFirst().dropLast() {
            let isOfFew = column.type == "TEXT" || column.name == "store_id"
            shared = min(shared, isOfFew ? max(10, shared / 10) : 10)
            numbers.append(shared)
        }
        numbers.append(index.isUnique ? 1 : min(shared, 10))
        return numbers.map(String.init).joined(separator: " ")
    }
}

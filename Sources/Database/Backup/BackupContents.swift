import GRDB

/// What a back-up holds, as far as whoever restores it must know.
struct BackupContents: Sendable {
    /// What it says of itself, by name.
    let installation: [String: String]
    /// When the database was made.
    let madeAt: Int64?
    /// The numbers of the keys that something in it was sealed with: of every table with a column `key_number`.
    let sealedWith: Set<Int64>

    init(in database: GRDB.Database) throws {
        let rows = try GRDB.Row.fetchAll(database, sql: "SELECT name, value FROM installation ORDER BY name")
        installation = Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { $1 }
        madeAt = try Int64.fetchOne(database, sql: "SELECT applied_at FROM schema_migrations WHERE number = 1")
        let tables = try String.fetchAll(
            database,
            sql: """
                SELECT t.name
                FROM sqlite_master t
                JOIN pragma_table_info(t.name) c ON c.name = 'key_number'
                WHERE t.type = 'table'
                ORDER BY t.name
                """)
        sealedWith = try tables.reduce(into: []) { found, table in
            found.formUnion(try Int64.fetchAll(database, sql: "SELECT DISTINCT key_number FROM \"\(table)\""))
        }
    }

    init(in wire: PostgresWire) throws {
        let lines = try wire.say("SELECT string_agg(name || ' ' || value, chr(10)) FROM public.installation")
        let pairs = FileLines.of(lines.first).map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        installation = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { $1 }
        let made = try wire.say("SELECT applied_at FROM public.schema_migrations WHERE number = 1")
        madeAt = made.first.flatMap { Int64($0) }
        let tables = try wire.say(
            """
            SELECT string_agg(quote_ident(t.relname), ' ')
            FROM pg_class t
            JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = 'key_number' AND NOT c.attisdropped
            WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
            """)
        sealedWith = try (tables.first ?? "").split(separator: " ").reduce(into: []) { found, table in
            let numbers = try wire.say("SELECT string_agg(DISTINCT key_number::text, ' ') FROM public.\(table)")
            found.formUnion((numbers.first ?? "").split(separator: " ").compactMap { Int64($0) })
        }
    }
}

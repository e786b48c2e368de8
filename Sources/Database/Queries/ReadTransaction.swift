/// A view of the database that does not change while it is read. Valid only inside the closure that receives it.
package class ReadTransaction {
    /// A look at the clock costs as much as a small row.
    private static let rowsBetweenLooks = 64

    let connection: any EngineConnection
    private let limit: ReadLimit?

    init(_ connection: any EngineConnection, limit: ReadLimit? = nil) {
        self.connection = connection
        self.limit = limit
    }

    package var dialect: Dialect { connection.dialect }

    /// Calls `body` with each row in turn; no more than one row is held in memory on SQLite.
    package func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let misreads = Misreads()
        if let obstacle = limit?.obstacle { throw obstacle }
        var rows = 0
        _ = try connection.run(sql, misreads) { row in
            rows += 1
            if rows % Self.rowsBetweenLooks == 0, let obstacle = limit?.obstacle { throw obstacle }
            try body(row)
            if let column = misreads.column { throw DatabaseError.unreadable(column: column, query: sql.text) }
        }
    }

    package func all<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try forEach(sql) { values.append(try decode($0)) }
        return values
    }

    /// The first row; nil when there is none.
    package func first<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> Value? {
        var value: Value?
        try forEach(sql) { row in
            if value == nil { value = try decode(row) }
        }
        return value
    }

    /// How the engine would find the answer, as its own planner says it; for tests of important queries.
    package func plan(_ sql: SQL) throws -> String {
        try connection.plan(sql)
    }
}

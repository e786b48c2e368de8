/// A view of the database that does not change while it is read. Valid only inside the closure that receives it.
package class ReadTransaction {
    let connection: any EngineConnection

    init(_ connection: any EngineConnection) {
        self.connection = connection
    }

    package var dialect: Dialect { connection.dialect }

    /// Calls `body` with each row in turn; no more than one row is held in memory on SQLite.
    package func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let misreads = Misreads()
        _ = try connection.run(sql, misreads) { row in
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

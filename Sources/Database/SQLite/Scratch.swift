import GRDB

/// Paper to work on: a private SQLite file without a name that vanishes when it is let go, whatever engine keeps the
/// facts. Nothing in it is durable, and nothing personal belongs in it: it is not encrypted.
package final class Scratch: Sendable {
    private let queue: DatabaseQueue

    /// - Parameter tables: statements in the words of `Dialect`.
    package init(tables: [String]) throws {
        queue = try SQLiteFailure.translating { try DatabaseQueue(path: "") }
        try SQLiteFailure.translating {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA journal_mode = OFF")
                try database.execute(sql: "PRAGMA synchronous = OFF")
                try database.execute(sql: "PRAGMA cache_size = -8000")
                for table in tables { try database.execute(sql: Dialect.sqlite.expand(table)) }
            }
        }
    }

    /// Runs at once, on the caller's thread.
    @discardableResult
    package func work<Value>(_ body: (WriteTransaction) throws -> Value) throws -> Value {
        try SQLiteFailure.translating {
            try queue.writeWithoutTransaction { database in
                let connection = SQLiteConnection(database)
                try connection.command("BEGIN")
                do {
                    let value = try body(WriteTransaction(connection))
                    try connection.command("COMMIT")
                    return value
                } catch {
                    try connection.command("COMMIT")
                    throw error
                }
            }
        }
    }
}

import Foundation
import GRDB

/// What a restored database is to say of itself, other than its back-up does. It is written into the copy before that takes
/// its place: there is no moment at which it says what the back-up said.
struct RestoredSayings {
    private let values: [(name: String, value: String)]

    init(_ values: [String: String]) {
        self.values = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Into a file that nobody has opened.
    func put(into path: String) throws {
        guard !values.isEmpty else { return }
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.write { database in
                for (name, value) in values {
                    try database.execute(
                        sql: """
                            INSERT INTO installation (name, value) VALUES (?, ?)
                            ON CONFLICT (name) DO UPDATE SET value = excluded.value
                            """, arguments: [name, value])
                }
            }
            try queue.close()
            // The log was moved into the file when the last connection ended; were it not, half of it would be renamed.
            try WriteAheadLog.empty(databaseAt: path)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.backupFailed(error.message ?? "SQLite \(error.resultCode.rawValue)")
        }
    }

    /// Into the tables of a transaction that is not over.
    func put(in wire: PostgresWire) throws {
        for (name, value) in values {
            _ = try wire.say(
                """
                INSERT INTO public.installation (name, value) VALUES (\(quoted(name)), \(quoted(value)))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
        }
    }

    private func quoted(_ text: String) -> String {
        "'\(text.replacing("'", with: "''"))'"
    }
}

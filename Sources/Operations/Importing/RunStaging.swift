import Database
import Imports
import Shop

/// Remembers, outside memory, where the rows of each order lie in a file, and hands them back order by order. It holds
/// places in the file only, never what stands there.
final class RunStaging: Sendable {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch(tables: [
            """
            CREATE TABLE runs (
                group_key INT64 NOT NULL, line INT64 NOT NULL, position INT64 NOT NULL, length INT64 NOT NULL,
                row_count INT64 NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE ordered (
                number INTEGER PRIMARY KEY, group_key INT64 NOT NULL, line INT64 NOT NULL, position INT64 NOT NULL,
                length INT64 NOT NULL, row_count INT64 NOT NULL
            ) STRICT
            """,
            "CREATE TABLE buyers (token INT64 NOT NULL PRIMARY KEY, is_new FLAG NOT NULL) CLUSTERED",
        ])
    }

    /// First pass: notes every run, then puts the runs of each order together, orders in the order of the file.
    func survey(_ source: ImportSource, progress: (Int) throws -> Void) throws -> Survey {
        try scratch.work { tx in
            var survey: Survey?
            try tx.append(
                to: "runs", columns: ["group_key", "line", "position", "length", "row_count"]
            ) { row in
                survey = try source.survey(
                    { run in
                        try row.int64(run.group)
                        try row.int64(Int64(run.firstLine))
                        try row.int64(Int64(run.offset))
                        try row.int64(Int64(run.length))
                        try row.int64(Int64(run.rows))
                        try row.end()
                    }, progress: progress)
            }
            try tx.execute(
                """
                INSERT INTO ordered (group_key, line, position, length, row_count)
                SELECT group_key, line, position, length, row_count
                FROM (SELECT runs.*, MIN(line) OVER (PARTITION BY group_key) AS first_line FROM runs)
                ORDER BY first_line, line
                """)
            try tx.execute("DROP TABLE runs")
            return survey ?? Survey(rows: 0, runs: 0, newest: nil)
        }
    }

    /// Runs after `number`, whole orders only, at least `rows` rows while there are more.
    func next(after number: Int64, rows: Int) throws -> (runs: [RowRun], last: Int64) {
        try scratch.work { tx in
            var runs: [RowRun] = []
            var last = number
            var count = 0
            var isFull = false
            while !isFull {
                let page = try page(after: last, in: tx)
                if page.isEmpty { break }
                for (position, run) in page {
                    if count >= rows, run.group != runs.last?.group {
                        isFull = true
                        break
                    }
                    runs.append(run)
                    count += run.rows
                    last = position
                }
            }
            return (runs, last)
        }
    }

    private func page(after number: Int64, in tx: ReadTransaction) throws -> [(Int64, RowRun)] {
        try tx.all(
            """
            SELECT number, group_key, position, length, line, row_count
            FROM ordered
            WHERE number > \(number)
            ORDER BY number
            LIMIT 1000
            """
        ) { row in
            let run = RowRun(
                group: row.int64(1), offset: row.int(2), length: row.int(3), firstLine: row.int(4), rows: row.int(5))
            return (row.int64(0), run)
        }
    }

    /// Notes buyers by a number of each, the first note counting.
    func note(buyers: [(token: Int64, isNew: Bool)]) throws {
        guard !buyers.isEmpty else { return }
        try scratch.work { tx in
            for (token, isNew) in buyers {
                try tx.execute(
                    "INSERT INTO buyers (token, is_new) VALUES (\(token), \(isNew)) ON CONFLICT (token) DO NOTHING")
            }
        }
    }

    func countBuyers() throws -> (new: Int, known: Int) {
        try scratch.work { tx in
            try tx.first(
                "SELECT COALESCE(SUM(is_new), 0), COALESCE(SUM(1 - is_new), 0) FROM buyers"
            ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
        }
    }
}

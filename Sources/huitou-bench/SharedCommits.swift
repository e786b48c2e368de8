import Database
import Shop

/// Durable single writes: 128 clients that share commits, beside one client that waits for each commit, on one disk.
struct SharedCommits {
    let folder: String
    private let clients = 128
    private let writesEach = 100
    private let writesAlone = 400

    func measure() async throws {
        var ratios: [Double] = []
        for round in 1...3 {
            let database = try await Database.open(
                .file(path: "\(folder)/writes-\(round).db"), makes: true, migrations: [Self.table],
                at: Instant(milliseconds: 0))
            let alone = try await alone(database)
            let shared = try await shared(database)
            try await database.close()
            ratios.append(shared / alone)
            Figure.show("durable writes/s, one commit each", Figure.rounded(alone, 0))
            Figure.show("durable writes/s, \(clients) clients sharing commits", Figure.rounded(shared, 0))
        }
        Figure.show("ratio, median of 3", Figure.rounded(Figure.median(ratios)))
    }

    private static let table = Migration(
        900, "bench", "CREATE TABLE notes (writer INT64 NOT NULL, n INT64 NOT NULL, PRIMARY KEY (writer, n)) CLUSTERED")

    private func alone(_ database: Database) async throws -> Double {
        let start = ContinuousClock.now
        for number in 0..<writesAlone { try await write(database, writer: -1, number) }
        return Figure.rate(writesAlone, ContinuousClock.now - start)
    }

    private func shared(_ database: Database) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<clients {
                group.addTask {
                    for number in 0..<writesEach { try await write(database, writer: writer, number) }
                }
            }
            try await group.waitForAll()
        }
        return Figure.rate(clients * writesEach, ContinuousClock.now - start)
    }

    private func write(_ database: Database, writer: Int, _ number: Int) async throws {
        _ = try await database.write { tx in
            try tx.execute("INSERT INTO notes (writer, n) VALUES (\(writer), \(number))")
        }
    }
}

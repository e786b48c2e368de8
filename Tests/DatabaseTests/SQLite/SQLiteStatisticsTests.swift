import Foundation
import Shop
import TestDatabases
import Testing

@testable import Database

/// SQLite's planner knows that one brand may have half of all rows.
struct SQLiteStatisticsTests {
    private static let cards = Migration(
        2, "cards",
        """
        CREATE TABLE cards (
            brand_id INT64 NOT NULL,
            kind TEXT NOT NULL,
            number INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            since INT64 NOT NULL,
            PRIMARY KEY (brand_id, kind, number)
        ) CLUSTERED
        ;
        CREATE INDEX cards_customer ON cards (brand_id, customer_id)
        """)
    private static let later = Migration(
        3, "later", "CREATE INDEX cards_since ON cards (brand_id, since)")

    private func plans(_ database: Database) async throws -> [String] {
        let asked: [SQL] = [
            "SELECT since FROM cards WHERE brand_id = 1 AND customer_id IN \(list: [7 as Int64])",
            "SELECT since FROM cards WHERE brand_id = 1 AND customer_id IN \(list: [7, 8, 9 as Int64]) ORDER BY kind",
        ]
        return try await database.read { tx in try asked.map { try tx.plan($0) } }
    }

    @Test func theRowsOfOneCustomerAreSought() async throws {
        try await TestEngine.sqlite.database([Self.cards]) { database in
            for plan in try await plans(database) { #expect(plan.contains("cards_customer"), "\(plan)") }
        }
    }

    @Test func anIndexThatComesLaterIsToldOf() async throws {
        try await TestEngine.sqlite.location { location in
            let now = Instant(seconds: 1_780_000_000)
            let first = try await Database.open(location, makes: true, migrations: [Self.cards], at: now)
            let before = try await lines(first)
            #expect(before.contains("cards cards_customer 1000000 500000 10"))
            try await first.close()
            let second = try await Database.open(location, makes: false, migrations: [Self.cards, Self.later], at: now)
            let after = try await lines(second)
            #expect(after.subtracting(before) == ["cards cards_since 1000000 500000 10"])
            try await second.close()
        }
    }

    private func lines(_ database: Database) async throws -> Set<String> {
        try await database.read { tx in
            Set(try tx.all("SELECT tbl, idx, stat FROM sqlite_stat1") { "\($0.text(0)) \($0.text(1)) \($0.text(2))" })
        }
    }
}

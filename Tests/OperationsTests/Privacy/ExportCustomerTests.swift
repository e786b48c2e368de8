import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

struct ExportCustomerTests {
    /// Tables with rows about customers that are not told row by row, and why.
    private static let untold: [String: String] = [
        "personal_values": "told in the clear, by value",
        "person_keys": "a key tells nothing once what it opens is told",
        "search_tokens": "hashes of fragments of values that are told",
    ]
    /// Columns that hold a customer's id.
    private static let naming: Set = [
        "customer_id", "survivor_id", "subject_id", "person_id", "one_id", "other_id",
    ]

    @Test(arguments: TestEngine.available)
    func noTableThatNamesCustomersIsPassedOver(_ engine: TestEngine) async throws {
        try await engine.database(Installation.migrations) { database in
            let found = try await database.read { try Self.columns(in: $0) }
            let told = ExportCustomer.tables.reduce(into: Set<String>()) { $0.formUnion($1.tables) }
            let naming = found.filter { !$0.value.isDisjoint(with: Self.naming) }.map(\.key)
            #expect(naming.count > 15)
            for table in naming.sorted() {
                #expect(told.contains(table) || Self.untold[table] != nil, "\(table) is told to nobody")
            }
            #expect(Set(told).subtracting(found.keys).isEmpty)
            #expect(told.isDisjoint(with: Self.untold.keys))
        }
    }

    @Test(arguments: TestEngine.available)
    func everythingAboutOnePersonIsInItAndNothingOfOthers(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let answer = try await seeded.run(ExportCustomer(id: seeded.canary, brand: nil))
            let text = try PersonDocument.json(of: answer)
            for word in Seeded.ofCanary + ["9001", "R1", seeded.canary] {
                #expect(text.contains(word), "\(word)")
            }
            for word in PersonFile.ofSparrow + ["麻雀标签", "麻雀羽毛", "9002", seeded.sparrow] {
                #expect(!text.contains(word), "\(word)")
            }
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(object["customers"] as? [String] == [seeded.canary])
            let tables = try #require(object["tables"] as? [String: [[String: Any]]])
            #expect(tables["orders"]?.count == 1)
            #expect(tables["consents"]?.first?["method"] as? String == "other")
            #expect((tables["consents"]?.first?["occurred_at"] as? String)?.hasPrefix("2026-01-0") == true)
            #expect(tables["person_tags"]?.count == 3)
            let version = try #require(tables["order_versions"]?.first)
            #expect(version["kind"] as? String == "ordinary")
            #expect((version["status"] as? String).map { Int($0) == nil } == true)
            #expect((version["paid"] as? String)?.contains(".") == true)
            #expect((version["placed_at"] as? String)?.hasSuffix("Z") == true)
            #expect(tables["orders"]?.first?["store"] is String)
            #expect(tables["refund_versions"]?.first?["amount"] as? String == "1.00")
            #expect(tables["refund_versions"]?.first?["currency"] as? String == "CNY")
            #expect(tables["risks"]?.first?["reason_in_words"] as? String == "金丝雀不可靠")
            #expect(tables["facts"]?.allSatisfy { $0["kind"] is String } == true)
            #expect(tables["consents"]?.first?["is_withdrawn"] as? Bool == false)
            let again = try await seeded.run(ExportCustomer(id: seeded.canary, brand: nil))
            let audit = again.sections.first { $0.table == "audit_rows" }
            #expect(audit?.rows.count == 1)
        }
    }

    private static func columns(in tx: ReadTransaction) throws -> [String: Set<String>] {
        let sql: SQL =
            switch tx.dialect {
            case .sqlite:
                "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            case .postgres:
                """
                SELECT c.table_name::text, c.column_name::text
                FROM information_schema.columns c
                JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                """
            }
        return Dictionary(grouping: try tx.all(sql) { ($0.text(0), $0.text(1)) }, by: \.0).mapValues {
            Set($0.map(\.1))
        }
    }
}

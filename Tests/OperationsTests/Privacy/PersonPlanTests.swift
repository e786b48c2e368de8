import Database
import Shop
import TestDatabases
import Testing

@testable import Facts
@testable import Operations

/// What is held of one person is found by indexes, not by walking through everybody's.
struct PersonPlanTests {
    /// Few rows: of what somebody decides, and of who was erased.
    private static let small: Set = ["refund_conflicts", "erased_identities"]

    @Test func everythingOfOnePersonIsSought() async throws {
        try await TestEngine.sqlite.database(Installation.migrations) { database in
            for table in ExportCustomer.tables where !Self.small.contains(table.name) {
                let plan = try await database.read { try $0.plan(table.rows(1, [7, 8])) }
                #expect(!Self.walks(plan), "\(table.name):\n\(plan)")
            }
        }
    }

    @Test func whoElseHasAWordIsSought() async throws {
        try await TestEngine.sqlite.database(Installation.migrations) { database in
            let plan = try await database.read { try $0.plan(PersonFactErasure.forgetting([5, 6], brand: ID(1))) }
            #expect(!Self.walks(plan), "\(plan)")
            for index in ["person_tags_word", "person_traits_name", "person_traits_text"] {
                #expect(plan.contains(index), "\(plan)")
            }
        }
    }

    /// Whether a table is read whole, or all rows of its brand.
    private static func walks(_ plan: String) -> Bool {
        plan.split(separator: "\n").contains { line in
            line.hasPrefix("SCAN") && !line.contains("CONSTANT ROW") || line.hasSuffix("(brand_id=?)")
        }
    }
}

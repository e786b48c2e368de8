import Shop
import TestDatabases
import Testing

@testable import Customers
@testable import Database

/// What is asked with every batch and every look-up goes by an index, with nothing to help the planner.
struct PlanTests {
    @Test func aSearchHoldsTheRarestFragmentAgainstTheOthers() async throws {
        try await CardFile.on(.sqlite) { cards in
            for others in [[], [2], [2, 3]] as [[Int64]] {
                let sql = SearchTokens.query(1, others, limit: 20, mostHeld: 100, brand: ID(1))
                let plan = try await cards.database.read { try $0.plan(sql) }
                #expect(plan.contains("SEARCH search_tokens USING PRIMARY KEY (brand_id=? AND token=?)"))
                #expect(!plan.contains("SCAN search_tokens"))
                #expect(!plan.contains("SCAN o"))
            }
        }
    }

    @Test func whoElseHasAValueIsReadFromTheIndexAlone() async throws {
        try await CardFile.on(.sqlite) { cards in
            let sql: SQL = """
                SELECT blind_index, customer_id
                FROM personal_values
                WHERE brand_id = \(Int64(1)) AND kind = \("phone") AND blind_index IN \(list: [[1], [2]] as [[UInt8]])
                    AND customer_id > 0
                """
            let plan = try await cards.database.read { try $0.plan(sql) }
            #expect(plan.contains("COVERING INDEX personal_values_shared"))
        }
    }
}

import Database
import Shop
import TestDatabases
import Testing

@testable import Facts

struct ErasedPeopleTests {
    @Test(arguments: TestEngine.available)
    func theyAreFoundAmongAllFactsByAnIndexOfTheirOwn(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .erasedPeople]) { database in
            let facts = (1...2_000).map { Fact(.behaviourSeen, subject: $0, occurredAt: Instant(milliseconds: 1)) }
            try await database.write { tx in
                try FactLog.append(facts, brand: ID(1), at: Instant(milliseconds: 1), in: tx)
                try FactLog.append(facts.suffix(1), brand: ID(2), at: Instant(milliseconds: 1), in: tx)
                for customer in [7, 3, 7] as [Int64] {
                    let fact = Fact(.customerErased, subject: customer, occurredAt: Instant(milliseconds: 1))
                    try FactLog.append([fact], brand: ID(1), at: Instant(milliseconds: 1), in: tx)
                }
            }
            try await database.refreshStatistics()
            let (erased, others, plan) = try await database.read { tx in
                (
                    try ErasedPeople.all(brand: ID(1), in: tx), try ErasedPeople.all(brand: ID(2), in: tx),
                    try tx.plan(ErasedPeople.question(ID(1)))
                )
            }
            #expect(erased == [3, 7])
            #expect(others == [])
            #expect(plan.contains("facts_erased"), "\(plan)")
        }
    }
}

import Database
import Facts
import Shop
import TestDatabases
import Testing

struct MergesTests {
    @Test(arguments: TestEngine.available)
    func theOlderCustomerSurvives(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let isNew = try await stall.merge(9, 4)
            #expect(isNew)
            #expect(try await !stall.merge(4, 9))
            #expect(try await stall.survivor(of: 9) == 4)
            #expect(try await stall.survivor(of: 4) == 4)
            #expect(
                try await stall.facts().map { $0.fact } == [
                    Fact(.customersMerged, subject: 9, part: 4, occurredAt: .day(3))
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func arrowsLeadToTheOldestAndComeApartWhereTheyWereDrawn(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.merge(9, 4)
            try await stall.merge(9, 2)
            try await stall.merge(7, 9)
            for customer: Int64 in [2, 4, 7, 9] { #expect(try await stall.survivor(of: customer) == 2) }
            #expect(try await stall.arrows() == [9: 4, 4: 2, 7: 2])
            #expect(try await stall.part(4))
            #expect(try await stall.survivor(of: 9) == 4)
            #expect(try await stall.survivor(of: 7) == 2)
            #expect(try await !stall.part(4))
            #expect(try await stall.of(brand: 2).arrows() == [:])
        }
    }
}

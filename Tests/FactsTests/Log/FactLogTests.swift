import Database
import Facts
import Shop
import TestDatabases
import Testing

struct FactLogTests {
    @Test(arguments: TestEngine.available)
    func factsAreNumberedWithoutGapsInOrder(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.append([1, 2])
            try await stall.of(brand: 2).append([9])
            try await stall.append([3])
            try await stall.append([])
            let facts = try await stall.facts()
            #expect(facts.map { $0.seq } == [1, 2, 3])
            #expect(facts.map { $0.fact.subject } == [1, 2, 3])
            #expect(facts[2].fact == Fact(.customerSeen, subject: 3, part: 4, occurredAt: .day(3)))
            #expect(try await stall.of(brand: 2).sequence() == [1])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func aFollowerReadsOnFromWhereItWas(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.append([1, 2, 3, 4, 5])
            let page = try await stall.database.read { try FactLog.after(2, brand: ID(1), limit: 2, in: $0) }
            #expect(page.map { $0.seq } == [3, 4])
        }
    }

    @Test(arguments: TestEngine.available)
    func aFailedWriteAppendsNothingAndTakesNoNumber(_ engine: TestEngine) async throws {
        struct Failed: Error {}
        try await Stall.on(engine) { stall in
            try await stall.append([1])
            await #expect(throws: Failed.self) {
                try await stall.database.write { tx in
                    try FactLog.append([.seen(2)], brand: ID(1), at: .day(1), in: tx)
                    throw Failed()
                }
            }
            try await stall.append([3])
            #expect(try await stall.facts().map { $0.fact.subject } == [1, 3])
            #expect(try await stall.sequence() == [1, 2])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func writersAtOnceLeaveNoGap(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for subject in 1...20 { group.addTask { try await stall.append([Int64(subject), -Int64(subject)]) } }
                try await group.waitForAll()
            }
            let facts = try await stall.facts()
            #expect(facts.map { $0.seq } == (1...40).map { $0 })
            // A block of one write lies together.
            let subjects = facts.map { $0.fact.subject }
            #expect(stride(from: 0, to: 40, by: 2).allSatisfy { subjects[$0] == -subjects[$0 + 1] })
        }
    }

    @Test(arguments: TestEngine.available)
    func anUnknownKindIsTold(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.append([1])
            try await stall.execute("UPDATE facts SET kind = 99")
            await #expect(throws: FactsError.unknownKind(99)) { _ = try await stall.facts() }
        }
    }
}

extension Stall {
    fileprivate func append(_ subjects: [Int64]) async throws {
        let brand = brand
        try await database.write { tx in
            try FactLog.append(subjects.map(Fact.seen), brand: brand, at: .day(9), in: tx)
        }
    }
}

extension Fact {
    fileprivate static func seen(_ subject: Int64) -> Fact {
        Fact(.customerSeen, subject: subject, part: 4, occurredAt: .day(3))
    }
}

import Access
import Shop
import Testing

struct HashGateTests {
    private static let cheap = PasswordCost(memoryKiB: 256, passes: 1, lanes: 1)

    @Test func twoHundredAtOnceAreTwoAtATime() async throws {
        let hasher = PasswordHasher(Self.cheap, gate: HashGate(most: 2, longestQueue: 200))
        let answers = try await answers(of: hasher, 200)
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0 == nil })
        #expect(hasher.gate.highest <= 2)
        #expect(hasher.gate.begun == 200)
    }

    @Test func whoFindsTheQueueFullIsToldToComeAgain() async throws {
        // Each takes long enough that the others find it running.
        let slow = PasswordCost(memoryKiB: 8_192, passes: 3, lanes: 1)
        let hasher = PasswordHasher(slow, gate: HashGate(most: 1, longestQueue: 3))
        let answers = try await answers(of: hasher, 100)
        let refused = answers.compactMap { $0 }
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0 == .tooBusy })
        #expect(AccessError.tooBusy.kind == .unavailable)
        #expect(hasher.gate.highest == 1)
        #expect(hasher.gate.begun == 100 - refused.count)
        let last = try await hasher.matches(Secret("again"), nil)
        #expect(!last)
    }

    private func answers(of hasher: PasswordHasher, _ count: Int) async throws -> [AccessError?] {
        try await withThrowingTaskGroup(of: AccessError?.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        _ = try await hasher.hash(Secret("password \(number)"))
                        return nil
                    } catch let error as AccessError {
                        return error
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

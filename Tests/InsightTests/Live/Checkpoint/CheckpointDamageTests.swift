import Database
import Facts
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Whatever lies where a checkpoint should be, nothing but the columns that were written comes out of it, and nothing breaks.
struct CheckpointDamageTests {
    @Test func aFileCutShortIsNotRead() async throws {
        try await Self.kept { kept, database, bytes in
            var random = SplitMix(state: 71)
            let lengths = [0, 1, 31, 32, 63, 64, 65, bytes.count - 1] + (0..<60).map { _ in random.below(bytes.count) }
            for length in lengths {
                try kept.put(Array(bytes.prefix(length)))
                let fault = try await kept.fault(database)
                #expect(fault == .truncated, "\(length) of \(bytes.count)")
            }
            try kept.put(bytes + [0])
            let longer = try await kept.fault(database)
            #expect(longer == .truncated)
        }
    }

    @Test func aFlippedBitIsNoticedWhereverItLies() async throws {
        try await Self.kept { kept, database, bytes in
            var random = SplitMix(state: 72)
            let places = Array(0..<CheckpointHeader.length) + (0..<400).map { _ in random.below(bytes.count) }
            for place in places {
                var changed = bytes
                changed[place] ^= 1 << UInt8(random.below(8))
                try kept.put(changed)
                let fault = try await kept.fault(database)
                #expect(fault != nil, "\(place) of \(bytes.count)")
            }
            try kept.put(bytes)
            let fault = try await kept.fault(database)
            #expect(fault == nil)
        }
    }

    @Test(arguments: [73, 74, 75, 76] as [UInt64])
    func whatContradictsItselfUnderGoodChecksumsBreaksNothing(_ seed: UInt64) async throws {
        try await Self.kept { kept, database, bytes in
            var random = SplitMix(state: seed)
            var refused = 0
            for number in 0..<250 {
                var forged = try ForgedCheckpoint(bytes)
                for _ in 0...random.below(3) { forged.change(&random) }
                try kept.put(forged.bytes)
                if try await kept.fault(database) != nil {
                    refused += 1
                    continue
                }
                let live = try await kept.read(database)
                _ = live.rfm(RFMQuestion(today: RandomBrand.lastDay))
                _ = live.stages(on: RandomBrand.lastDay)
                if number % 8 == 0 { _ = try await Answers.of(live, database, on: RandomBrand.lastDay) }
            }
            #expect((30..<220).contains(refused))
        }
    }

    @Test func somethingElseInItsPlaceIsLeftAlone() async throws {
        try await Self.kept { kept, database, bytes in
            try kept.put([UInt8](repeating: 0x41, count: 10_000))
            let foreign = try await kept.fault(database)
            #expect(foreign == .foreign)
            var other = bytes
            other[8] = 200
            try kept.put(other)
            let later = try await kept.fault(database)
            #expect(later == .otherEdition)
        }
    }

    private static func kept(
        _ body: (KeptBrand, Database, _ bytes: [UInt8]) async throws -> Void
    ) async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 70, persons: 60).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                try await body(kept, database, try kept.bytes())
            }
        }
    }
}

import Database
import Facts
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Brands in memory from one start to the next.
struct KeepingCheckpointsTests {
    private static let brand = RandomBrand.brand
    private static let now = RandomBrand.recordedAt

    @Test(arguments: TestEngine.available)
    func theNextStartReadsWhatTheLastOneWrote(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let told = RandomBrandWriter.brand(seed: 95, persons: 50)
            let news = told.steps.count - 3
            for step in told.steps.prefix(news) { try await RandomBrand.write(step, to: database) }
            try await KeptBrand.inFolder { kept in
                let first = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                let live = try await first.live(Self.brand)
                first.checkpoints?.add(spent: .seconds(60), for: Self.brand.id)
                await first.keepCheckpointsAtEnd()
                for step in told.steps.dropFirst(news) { try await RandomBrand.write(step, to: database) }

                let second = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                let started = try await second.live(Self.brand)
                let events = second.checkpoints?.takeNotes().map(\.event) ?? []
                #expect(events == [.read(seq: live.seq)])
                let fresh = try await LiveLoader.load(Self.brand, from: database)
                #expect(started.seq == fresh.seq)
                let plain = try await Answers.of(fresh, database, on: RandomBrand.lastDay)
                let columns = try await Answers.of(started, database, on: RandomBrand.lastDay)
                columns.expectEqual(plain)
            }
        }
    }

    @Test func aSmallBrandLeavesNoFile() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 96, persons: 10).write(to: database)
            try await KeptBrand.inFolder { kept in
                let brands = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                _ = try await brands.live(Self.brand)
                await brands.keepCheckpoints(ifOlderThan: .zero, at: Self.now)
                await brands.keepCheckpointsAtEnd()
                #expect(!FileManager.default.fileExists(atPath: kept.folder.path))
            }
        }
    }

    @Test func aFileIsWrittenAnewWhenItIsOldAndMuchCame() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 97, persons: 20).write(to: database)
            try await KeptBrand.inFolder { kept in
                let brands = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                func keep(at now: Instant) async -> [CheckpointNote.Event] {
                    await brands.keepCheckpoints(ifOlderThan: .seconds(900), at: now)
                    return brands.checkpoints?.takeNotes().map(\.event).filter { $0 != .refused(.missing) } ?? []
                }
                func live(seeing customer: Int64) async throws -> LiveBrand {
                    try await RandomBrand.write(.seen([customer], at: Self.now), to: database)
                    return try await brands.live(Self.brand)
                }
                let loaded = try await brands.live(Self.brand)
                brands.checkpoints?.add(spent: .seconds(30), for: Self.brand.id)
                let first = await keep(at: Self.now)
                #expect(first == [.written(seq: loaded.seq, bytes: try kept.bytes().count)])
                // Nothing came, then too little.
                let unchanged = await keep(at: Self.now.advanced(milliseconds: 3_600_000))
                #expect(unchanged == [])
                _ = try await live(seeing: 501)
                let little = await keep(at: Self.now.advanced(milliseconds: 3_600_000))
                #expect(little == [])
                // Enough, but the file is young; then it is old.
                brands.checkpoints?.add(spent: .seconds(2), for: Self.brand.id)
                let young = await keep(at: Self.now.advanced(milliseconds: 899_999))
                #expect(young == [])
                let old = await keep(at: Self.now.advanced(milliseconds: 900_000))
                #expect(old == [.written(seq: loaded.seq + 1, bytes: try kept.bytes().count)])
            }
        }
    }

    @Test func aDamagedFileIsSaidAndWrittenAnew() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 98, persons: 20).write(to: database)
            let live = try await LiveLoader.load(Self.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                var bytes = try kept.bytes()
                bytes[CheckpointHeader.length + 5] ^= 4
                try kept.put(bytes)
                let brands = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                let asked = try await brands.live(Self.brand)
                #expect(asked.portrait.lines == live.portrait.lines)
                let notes = brands.checkpoints?.takeNotes() ?? []
                #expect(notes.map(\.event) == [.refused(.damaged(part: "people ids"))])
                #expect(notes.compactMap(\.complaint).count == 1)
                // However little it spares: or somebody would hear of it at every start.
                await brands.keepCheckpointsAtEnd()
                let fault = try await kept.fault(database)
                #expect(fault == nil)
            }
        }
    }

    @Test func aFileFarBehindTheFactsIsNotRead() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrand.write(.seen([1], at: Self.now), to: database)
            let live = try await LiveLoader.load(Self.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                let many = Int64(LiveBrand.mostFactsFollowed)
                try await RandomBrand.write(.seen(Array(2...(many + 1)), at: Self.now), to: database)
                let near = try await kept.fault(database)
                #expect(near == nil)
                try await RandomBrand.write(.seen([many + 2], at: Self.now), to: database)
                let far = try await kept.fault(database)
                #expect(far == .behind)
            }
        }
    }
}

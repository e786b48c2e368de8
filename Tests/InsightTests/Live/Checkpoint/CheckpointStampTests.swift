import Database
import Facts
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Insight

/// Columns are taken for those of one brand, in one database, at one number of its log, and no other.
struct CheckpointStampTests {
    @Test(arguments: TestEngine.available)
    func anOlderStateOfTheDatabaseTakesNoColumnsOfALaterOne(_ engine: TestEngine) async throws {
        let brand = RandomBrandWriter.brand(seed: 81, persons: 40)
        try await KeptBrand.inFolder { kept in
            let seq = try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
                try await brand.write(to: database)
                let live = try await LiveLoader.load(RandomBrand.brand, from: database)
                try await kept.write(live, database)
                return live.seq
            }
            try await engine.database([.facts, .personFacts, .timelines, .retention]) { older in
                for step in brand.steps.prefix(brand.steps.count / 2) {
                    try await RandomBrand.write(step, to: older)
                }
                let before = try await kept.fault(older)
                #expect(before == .ahead)
                // It goes on, but otherwise.
                let people = (1...seq).map { 10_000 + $0 }
                try await RandomBrand.write(.seen(people, at: RandomBrand.recordedAt), to: older)
                let after = try await kept.fault(older)
                #expect(after == .otherHistory)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anotherDatabaseBrandZoneOrCurrencyTakesNone(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let people = RandomBrand.Step.seen([1, 2, 3], at: RandomBrand.recordedAt)
            try await RandomBrand.write(people, to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                let same = try await kept.fault(database)
                #expect(same == nil)
                let renamed = try await kept.fault(database, as: Self.brand(name: "Other name"))
                #expect(renamed == nil)
                let zone = try await kept.fault(database, as: Self.brand(zone: "Europe/London"))
                #expect(zone == .otherRules)
                let currency = try await kept.fault(database, as: Self.brand(currency: .usd))
                #expect(currency == .otherRules)
                let other = Brand(
                    id: ID(2), name: "Lamp", timeZone: RandomBrand.zone, currency: .cny, language: .chinese)
                try FileManager.default.copyItem(atPath: kept.path, toPath: kept.folder.path(of: other.id))
                let facts = [Fact(.customerSeen, subject: 1, occurredAt: RandomBrand.recordedAt)]
                try await database.write { tx in
                    for _ in 1...3 { try FactLog.append(facts, brand: other.id, at: RandomBrand.recordedAt, in: tx) }
                }
                let brand = try await kept.fault(database, as: other)
                #expect(brand == .otherBrand)
                // Keys of its own make it another database.
                _ = try await KeyFingerprint.keys(of: database, file: KeyFile(path: kept.folder.path + "/keys"))
                let tied = try await kept.fault(database)
                #expect(tied == .otherDatabase)
            }
        }
    }

    @Test func anotherEditionOfTheProgramTakesNone() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrand.write(.seen([1], at: RandomBrand.recordedAt), to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                let next = CheckpointFolder(path: kept.folder.path, edition: "next")
                let fault = try await Checkpoints(database, next).fault(of: RandomBrand.brand)
                #expect(fault == .otherEdition)
            }
        }
    }

    private static func brand(
        name: String = "Lamp", zone: String = "Asia/Shanghai", currency: Currency = .cny
    ) -> Brand {
        Brand(
            id: RandomBrand.brand.id, name: name, timeZone: TimeZone(identifier: zone) ?? .gmt, currency: currency,
            language: .chinese)
    }
}

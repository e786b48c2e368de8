import Database
import Facts
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Insight

/// How files are put in their place.
struct CheckpointFolderTests {
    @Test func onlyItsOwnerReadsIt() async throws {
        try await Self.live { live, database in
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                #expect(try Self.mode(kept.path) == 0o600)
                #expect(try Self.mode(kept.folder.path) == 0o700)
            }
        }
    }

    @Test func whatSomebodyBeganAndDidNotEndIsCleanedUp() async throws {
        try await Self.live { live, database in
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                let unfinished = kept.path + ".unfinished"
                try Data([1, 2, 3]).write(to: URL(filePath: unfinished))
                let read = try await kept.read(database)
                #expect(read.seq == live.seq)
                #expect(!FileManager.default.fileExists(atPath: unfinished))
                // Nor does it stand in the way of the next.
                try Data(repeating: 9, count: 1_000_000).write(to: URL(filePath: unfinished))
                try await kept.write(live, database)
                let again = try await kept.read(database)
                #expect(again.seq == live.seq)
                let names = try FileManager.default.contentsOfDirectory(atPath: kept.folder.path)
                #expect(names == ["1"])
            }
        }
    }

    @Test func whatSomebodyIsWritingIsLetBe() async throws {
        try await Self.live { live, database in
            try await KeptBrand.inFolder { kept in
                try await kept.write(live, database)
                let before = try kept.bytes()
                let writing = try CheckpointHandle(writing: kept.path + ".unfinished")
                await #expect(throws: CheckpointFault.busy) { try await kept.write(live, database) }
                let fault = try await kept.fault(database)
                #expect(fault == nil)
                #expect(FileManager.default.fileExists(atPath: kept.path + ".unfinished"))
                #expect(writing.size == 0)
                #expect(try kept.bytes() == before)
            }
        }
    }

    @Test func aFolderThatCannotBeMadeIsSaidAndFailsNothing() async throws {
        try await Self.live { live, database in
            try await KeptBrand.inFolder { kept in
                try Data("a file".utf8).write(to: URL(filePath: kept.folder.path))
                await #expect {
                    try await kept.write(live, database)
                } throws: { error in
                    if case .unwritable = error as? CheckpointFault { true } else { false }
                }
                let brands = LiveBrands(database, mostBytes: .max, checkpoints: kept.folder)
                let asked = try await brands.live(RandomBrand.brand)
                #expect(asked.seq == live.seq)
                brands.checkpoints?.add(spent: .seconds(60), for: RandomBrand.brand.id)
                await brands.keepCheckpointsAtEnd()
                let complaints = brands.checkpoints?.takeNotes().compactMap(\.complaint) ?? []
                #expect(complaints.contains { $0.english.contains("cannot be written") })
            }
        }
    }

    private static func live(_ body: (LiveBrand, Database) async throws -> Void) async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 91, persons: 20).write(to: database)
            try await body(try await LiveLoader.load(RandomBrand.brand, from: database), database)
        }
    }

    private static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

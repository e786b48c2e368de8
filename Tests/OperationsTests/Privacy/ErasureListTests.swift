import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Customers
@testable import Operations

/// The list of the erased beside the keys: one for each key file, wherever its databases lie.
struct ErasureListTests {
    /// Under another path or address, with the same keys.
    @Test(arguments: TestEngine.available)
    func anOlderBackUpPutElsewhereIsErasedAgain(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUpAndErase(seeded)
            try await seeded.close()
            try await engine.location { location in
                _ = try await Restoring.restore(
                    from: backup, to: Workshop.place(location), keysPath: seeded.keys, replaces: false,
                    as: .commandLine, at: Seeded.now)
                let moved = try await seeded.open(at: location)
                let values = try await moved.run(
                    RevealCustomer(id: seeded.canary, brand: nil), as: .commandLine, at: Seeded.now
                ).values
                #expect(values.isEmpty)
                try await moved.close()
            }
            try await seeded.start()
        }
    }

    @Test(arguments: TestEngine.available)
    func aLostListIsNoticedAndWrittenAnew(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            let installation = try seeded.installation()
            let before = try installation.erasureList.readWhole(installation.keys)
            try FileManager.default.removeItem(atPath: installation.erasureList.path)
            let finding = try await ErasureExamination.finding(of: installation)
            #expect(finding.verdict == .warning)
            #expect(finding.detail.english.hasPrefix("1 of 1 erased were not in"))
            #expect(try installation.erasureList.readWhole(installation.keys) == before)
            let after = try await ErasureExamination.finding(of: installation)
            #expect(after.verdict == .good)
        }
    }

    /// What the table of the replaced database knows is not forgotten with the list.
    @Test(arguments: TestEngine.available)
    func whoeverWasErasedInTheReplacedDatabaseIsErasedAgain(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUpAndErase(seeded)
            try FileManager.default.removeItem(atPath: seeded.keys + ".erasures")
            try await seeded.close()
            try await seeded.restore(backup)
            try await seeded.start()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
            let others = try await seeded.run(RevealCustomer(id: seeded.sparrow, brand: nil)).values
            #expect(!others.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func aLineThatSaysNothingIsNamedAndNothingIsRestoredOverIt(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUpAndErase(seeded)
            let path = seeded.keys + ".erasures"
            let list = try String(contentsOfFile: path, encoding: .utf8)
            try Data((list + "\n" + list.prefix(30) + "\n").utf8).write(to: URL(filePath: path))
            let named = CustomersError.unreadableErasure(path: path, line: 3)
            let finding = try await ErasureExamination.finding(of: seeded.installation())
            #expect(finding.verdict == .bad && finding.detail.english == named.message.english)
            try await seeded.close()
            await #expect(throws: named) { try await seeded.restore(backup) }
            // Nothing was replaced, and the database still opens; whoever opens it hears of the line.
            let reopened = try await seeded.open(at: seeded.place.location)
            let values = try await reopened.run(
                RevealCustomer(id: seeded.canary, brand: nil), as: .commandLine, at: Seeded.now
            ).values
            #expect(values.isEmpty)
            let heard = try await reopened.close()
            #expect(heard.map(\.english).contains(named.message.english))
            try Data(list.utf8).write(to: URL(filePath: path))
            try await seeded.start()
        }
    }

    /// As an editor leaves it that ends lines in two characters.
    @Test func aListThatSomebodyEditedIsReadAllTheSame() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let backup = try await backUpAndErase(seeded)
            let path = seeded.keys + ".erasures"
            let list = try String(contentsOfFile: path, encoding: .utf8)
            let edited = "\u{FEFF}\r\n " + list.replacing("\n", with: "\r\n") + "\r\n"
            try Data(edited.utf8).write(to: URL(filePath: path))
            try await seeded.close()
            try await seeded.restore(backup)
            try await seeded.start()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
        }
    }

    /// Nobody is passed over because the database failed just then.
    @Test func aDatabaseThatFailsWhileItIsErasedAgainFailsTheRestore() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let backup = try await backUpAndErase(seeded)
            try await seeded.close()
            let copy = try Database.look(at: .file(path: backup))
            try await copy.write { _ = try $0.execute("DROP TABLE search_tokens") }
            try await copy.close()
            for name in [backup + ".json", backup + ".lock"] { unlink(name) }
            await #expect(throws: DatabaseError.self) { try await seeded.restore(backup) }
        }
    }

    /// The ids of another history are others' ids.
    @Test func aListOfAnotherHistoryErasesNobody() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let installation = try seeded.installation()
            let raw = try #require(installation.outerIDs.id(seeded.canary, prefix: "c"))
            let brand = try await seeded.run(FindBrand(name: nil)).id
            let known = try await installation.database.read {
                try CustomerDirectory.find(ID(raw), brand: brand, in: $0).recordedAt
            }
            func erasure(knownSince: Instant) -> Erasure {
                Erasure(
                    brand: brand, customer: ID(raw), knownSince: knownSince, reason: .request, erasedAt: Seeded.now)
            }
            let (list, keys) = (installation.erasureList, installation.keys)
            try list.add([erasure(knownSince: known)], of: "0123456789abcdef", keys)
            try list.add([erasure(knownSince: Instant(milliseconds: 1))], of: installation.history, keys)
            try await seeded.close()
            try await seeded.start()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(!values.isEmpty)
        }
    }

    /// As it was written before there was one list for each key file.
    @Test func whatWasListedUnderThePlaceOfADatabaseIsTakenOver() async throws {
        try await Seeded.open(.sqlite) { seeded in
            let installation = try seeded.installation()
            let raw = try #require(installation.outerIDs.id(seeded.canary, prefix: "c"))
            let brand = try await seeded.run(FindBrand(name: nil)).id
            let known = try await installation.database.read {
                try CustomerDirectory.find(ID(raw), brand: brand, in: $0).recordedAt
            }
            let erasure = Erasure(
                brand: brand, customer: ID(raw), knownSince: known, reason: .law, erasedAt: Seeded.now)
            let former = seeded.keys + ".0a1b2c3d.erasures"
            let line = ErasureEntry(erasure, of: nil, installation.keys).line(installation.keys)
            try Data("\n\(line)\n".utf8).write(to: URL(filePath: former))
            try await seeded.close()
            try await seeded.start()
            #expect(!FileManager.default.fileExists(atPath: former))
            // Listed is listed, in whatever form.
            let finding = try await ErasureExamination.finding(of: seeded.installation())
            #expect(finding.verdict == .good, "\(finding.detail.english)")
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
        }
    }

    private func backUpAndErase(_ seeded: Seeded) async throws -> String {
        let backup = seeded.folder + "/safe.backup"
        _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
        _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
        return backup
    }
}

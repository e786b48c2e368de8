import Access
import Customers
import Database
import Facts
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Insight
@testable import Operations

/// That nothing of an erased person is left anywhere, and everything of the others is.
struct ErasureTests {
    private struct Killed: Error {}

    @Test(arguments: TestEngine.available)
    func nothingOfAnErasedPersonIsLeftInAnyFile(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let before = try seeded.bytes()
            for text in Seeded.wordsOfCanary where engine == .sqlite { #expect(before.holds(text), "\(text)") }
            let list = seeded.folder + "/list.csv"
            let text = "c,\(seeded.canary),王金丝雀\n"
            try Data(text.utf8).write(to: URL(filePath: list))
            let answer = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            #expect(answer.ids == [seeded.canary])
            #expect(answer.removed == [list])
            #expect(answer.unfinished == nil)
            let open = try seeded.bytes()
            for text in Seeded.ofCanary { #expect(!open.holds(text), "\(text)") }
            for text in Seeded.wordsOfSparrow where engine == .sqlite { #expect(open.holds(text), "\(text)") }
            let others = try await seeded.run(RevealCustomer(id: seeded.sparrow, brand: nil)).values.map(\.text)
            for text in PersonFile.ofSparrow { #expect(others.contains { $0.contains(text) }, "\(text)") }
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
            for text in PersonFile.ofCanary {
                let hit = try await seeded.find(text)
                #expect(hit == nil, "\(text)")
            }
            // What they bought stays.
            let profile = try await seeded.run(ShowCustomer(id: seeded.canary, brand: nil))
            #expect(profile.orders.map(\.number) == ["9001"])
            try await seeded.soundness()
            try await seeded.close()
            let closed = try seeded.bytes()
            for text in Seeded.ofCanary { #expect(!closed.holds(text), "\(text)") }
        }
    }

    @Test(arguments: TestEngine.available)
    func nothingNewIsWrittenDownOfAnErasedPerson(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let (gone, other) = (seeded.canary, seeded.sparrow)
            let trait = TraitDefinition(name: "尺码", form: .text)
            _ = try await seeded.run(DefineTrait(trait, brand: nil))
            _ = try await seeded.run(EraseCustomer(id: gone, because: .request, brand: nil))
            await #expect(throws: CustomersError.isErased) {
                try await seeded.run(TagCustomer(gone, tag: "VIP", isOn: true, brand: nil))
            }
            await #expect(throws: CustomersError.isErased) {
                try await seeded.run(SetTrait(gone, name: "尺码", to: "M", brand: nil))
            }
            await #expect(throws: CustomersError.isErased) {
                try await seeded.run(
                    NoteRisk(.blacklist, of: gone, evidence: [], reason: nil, until: nil, brand: nil))
            }
            await #expect(throws: CustomersError.isErased) {
                try await seeded.run(MergeCustomers(other, gone, reason: nil, brand: nil))
            }
        }
    }

    /// Killed behind each step, it is completed by the next start.
    @Test(arguments: TestEngine.available, ErasureStep.allCases)
    func anErasureThatWasCutShortIsCompletedAtTheNextStart(_ engine: TestEngine, _ step: ErasureStep) async throws {
        try await Seeded.open(engine) { seeded in
            let list = seeded.folder + "/list.csv"
            try Data("c,\(seeded.canary),王金丝雀\n".utf8).write(to: URL(filePath: list))
            await #expect(throws: Killed.self) {
                try await ErasureStep.$reached.withValue({ if $0 == step { throw Killed() } }) {
                    _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
                }
            }
            try await seeded.close()
            try await seeded.start()
            let bytes = try seeded.bytes()
            for text in Seeded.ofCanary { #expect(!bytes.holds(text), "\(text)") }
            #expect(!FileManager.default.fileExists(atPath: list))
            let open = try await seeded.installation().database.read { try Erasures.unfinished(in: $0) }
            #expect(open.isEmpty)
            let installation = try seeded.installation()
            #expect(try installation.erasureList.readWhole(installation.keys).count == 1)
            try await seeded.soundness()
            await #expect(throws: CustomersError.isErased) {
                _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anOldFileToldAgainBringsNobodyBackAndANewOrderIsOfSomebodyNew(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            try await seeded.bring(PersonFile.name, PersonFile.orders)
            try await seeded.tell()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
            let nobody = try await seeded.find("王金丝雀")
            #expect(nobody == nil)
            let bytes = try seeded.bytes()
            for text in Seeded.ofCanary { #expect(!bytes.holds(text), "\(text)") }
            let later = PersonFile.orders.replacing("9001", with: "9101").replacing("2026-01-01", with: "2026-06-02")
            let afterwards = Seeded.now.advanced(milliseconds: 30 * 86_400_000)
            try await seeded.bring("ExportOrderList202606031000.csv", later, at: afterwards)
            let back = try #require(try await seeded.find("王金丝雀", at: afterwards))
            #expect(back != seeded.canary)
            let profile = try await seeded.run(ShowCustomer(id: back, brand: nil), at: afterwards)
            #expect(profile.orders.map(\.number) == ["9101"])
            try await seeded.soundness()
        }
    }

    @Test(arguments: TestEngine.available)
    func theColumnsAndThePlainReadingAgreeAfterwards(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            for sentence in ["tag \"金丝雀标签\"", "tag \"常客\""] {
                let before = try await seeded.run(AskSegment(sentence, brand: nil, limit: 9))
                #expect(before.lines.map(\.customer).contains(seeded.canary), "\(sentence)")
            }
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .law, brand: nil))
            for (sentence, left) in [("tag \"金丝雀标签\"", []), ("tag \"常客\"", [seeded.sparrow])] {
                let after = try await seeded.run(AskSegment(sentence, brand: nil, limit: 9))
                #expect(after.lines.map(\.customer) == left, "\(sentence)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func anOlderBackUpIsErasedAgainAfterItIsPutBack(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = seeded.folder + "/safe.backup"
            _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            try await seeded.close()
            try await seeded.restore(backup)
            try await seeded.start()
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
            let others = try await seeded.run(RevealCustomer(id: seeded.sparrow, brand: nil)).values
            #expect(!others.isEmpty)
            if engine == .sqlite {
                let bytes = try seeded.bytes(without: ["safe.backup", "replaced"])
                for text in Seeded.ofCanary { #expect(!bytes.holds(text), "\(text)") }
            }
            try await seeded.soundness()
        }
    }

    /// Whoever looked before an erasure and commits behind it leaves nothing of the person.
    @Test(arguments: TestEngine.available)
    func importsThatRunMeanwhileBringNothingBack(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    let orders = PersonFile.orders.replacing("9001", with: "91\(number)1")
                    group.addTask {
                        try await seeded.bring("ExportOrderList2026010310\(number)0.csv", orders)
                        try await seeded.tell()
                    }
                }
                group.addTask {
                    _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
                }
                try await group.waitForAll()
            }
            let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: nil)).values
            #expect(values.isEmpty)
            let hit = try await seeded.find("王金丝雀")
            #expect(hit == nil)
            let words = try await seeded.installation().database.read { tx in
                try tx.all("SELECT text FROM words") { $0.text(0) }
            }
            #expect(Set(words).isDisjoint(with: Seeded.wordsOfCanary))
            try await seeded.soundness()
        }
    }
}

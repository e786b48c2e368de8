import Access
import Customers
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// A back-up that is put beside the database it was made of, with the same keys, and one that is put in its place.
struct DrillTests {
    @Test(arguments: TestEngine.available)
    func whatIsDoneInADrillDoesNotReachTheLiveDatabase(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUp(seeded)
            let history = try seeded.installation().history
            try await seeded.close()
            try await engine.location { location in
                let heard = try await drill(seeded, backup, location)
                #expect(heard.contains { $0.hasPrefix("It goes on beside the database") })
                let copy = try await seeded.open(at: location)
                #expect(DatabaseHistory.lineage(of: copy.history) == [copy.history, history])
                for name in ["A", "B"] { _ = try await copy.run(brand(name), as: .commandLine, at: Seeded.now) }
                let named = try await copy.run(FindBrand(name: "香薰"), as: .commandLine, at: Seeded.now)
                _ = try await copy.run(
                    EraseCustomer(id: seeded.canary, because: .request, brand: named.name), as: .commandLine,
                    at: Seeded.now)
                try await copy.close()
                // The live one, at its next start and after it has gone on.
                for name in ["C", "D"] {
                    try await seeded.start()
                    let values = try await seeded.run(RevealCustomer(id: seeded.canary, brand: "香薰")).values
                    #expect(values.map(\.text).contains("王金丝雀"))
                    try await isWhole(seeded.installation())
                    _ = try await seeded.run(brand(name))
                    try await seeded.close()
                }
                let again = try await seeded.open(at: location)
                try await isWhole(again)
                let gone = try await again.run(
                    RevealCustomer(id: seeded.canary, brand: "香薰"), as: .commandLine, at: Seeded.now
                ).values
                #expect(gone.isEmpty)
                try await again.close()
            }
            try await seeded.start()
            try await seeded.soundness()
        }
    }

    /// Before the drill began, and later.
    @Test(arguments: TestEngine.available)
    func whoeverIsErasedInTheLiveDatabaseIsErasedInTheDrill(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUp(seeded)
            _ = try await seeded.run(EraseCustomer(id: seeded.canary, because: .request, brand: nil))
            try await seeded.close()
            try await engine.location { location in
                let heard = try await drill(seeded, backup, location)
                #expect(heard.contains { $0.hasPrefix("Erased again as") && $0.contains(": 1.") }, "\(heard)")
                try await seeded.start()
                _ = try await seeded.run(EraseCustomer(id: seeded.sparrow, because: .law, brand: nil))
                try await seeded.close()
                let copy = try await seeded.open(at: location)
                for id in [seeded.canary, seeded.sparrow] {
                    let values = try await copy.run(
                        RevealCustomer(id: id, brand: nil), as: .commandLine, at: Seeded.now
                    ).values
                    #expect(values.isEmpty)
                }
                let rows = try await copy.run(ListAudit(.after(0), limit: 1_000), as: .commandLine, at: Seeded.now)
                let notes = rows.map(\.row).filter { $0.code == "customer.erased" }.map(\.note)
                #expect(notes == ["listed", "listed"])
                // Nobody is listed twice for that.
                let list = try copy.erasureList.readWhole(copy.keys)
                #expect(list.count == 2)
                try await copy.close()
            }
            try await seeded.start()
        }
    }

    /// The database at that place goes on, whatever it was restored from.
    @Test(arguments: TestEngine.available)
    func aDatabaseThatIsReplacedGoesOnUnderItsName(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let history = try seeded.installation().history
            let backup = try await backUp(seeded)
            _ = try await seeded.run(brand("A"))
            try await seeded.close()
            try await seeded.restore(backup)
            try await seeded.start()
            #expect(try seeded.installation().history == history)
            try await isWhole(seeded.installation())
            try await seeded.close()
            try await engine.location { location in
                _ = try await drill(seeded, backup, location)
                let first = try await seeded.open(at: location)
                try await first.close()
                _ = try await drill(seeded, backup, location, replaces: true)
                let second = try await seeded.open(at: location)
                #expect(second.history == first.history && second.history != history)
                try await isWhole(second)
                try await second.close()
            }
            try await seeded.start()
        }
    }

    /// That rows were cut off is not made good by putting an older copy over it.
    @Test(arguments: TestEngine.available)
    func aRestoreDoesNotThrowAwayTheProofOfACutAudit(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let backup = try await backUp(seeded)
            for name in ["A", "B"] { _ = try await seeded.run(brand(name)) }
            try await seeded.close()
            try await seeded.start()
            try await cutLast(seeded.installation().database)
            try await seeded.close()
            for accepts in [false, true] {
                let answer = try await Restoring.restore(
                    from: backup, to: seeded.place, keysPath: seeded.keys, replaces: true, acceptsAudit: accepts,
                    as: .commandLine, at: Seeded.now)
                let asks = answer.notes.contains { $0.english.hasSuffix("huitou doctor --audit --accept") }
                #expect(asks == !accepts)
                try await seeded.start()
                let findings = try await seeded.run(ExamineAudit())
                #expect(findings.first?.verdict == (accepts ? .good : .bad), "\(findings.map(\.detail.english))")
                try await seeded.close()
            }
            try await seeded.start()
        }
    }

    @Test func aCopyGoesOnOnlyWhereItTakesThePlaceOfItsOwn() {
        let cases: [(backup: String, madeAt: String?, replaced: String?, RestoredHistory)] = [
            ("aa", "here", nil, .goesOn("aa")), ("aa", "there", nil, .branches(from: "aa")),
            ("aa", nil, nil, .branches(from: "aa")), ("aa", nil, "aa", .goesOn("aa")),
            ("aa", "there", "aa-1", .goesOn("aa-1")), ("aa-1", "there", "aa", .goesOn("aa")),
            ("aa", "there", "bb", .branches(from: "aa")), ("aa-1", "there", nil, .branches(from: "aa-1")),
        ]
        for (backup, madeAt, replaced, wanted) in cases {
            let found = RestoredHistory.of(backup: backup, madeAt: madeAt, replaced: replaced, place: "here")
            #expect(found == wanted)
        }
    }

    private func backUp(_ seeded: Seeded) async throws -> String {
        let backup = seeded.folder + "/live.backup"
        _ = try await seeded.run(BackUp(to: backup, keysPath: seeded.keys))
        return backup
    }

    private func drill(
        _ seeded: Seeded, _ backup: String, _ location: Location, replaces: Bool = false
    ) async throws -> [String] {
        try await Restoring.restore(
            from: backup, to: Workshop.place(location), keysPath: seeded.keys, replaces: replaces, as: .commandLine,
            at: Seeded.now
        ).notes.map(\.english)
    }

    private func brand(_ name: String) -> CreateBrand {
        CreateBrand(name: name, timeZone: "UTC", currency: "CNY", language: .english)
    }

    private func isWhole(_ installation: Installation) async throws {
        let finding = try await AuditExamination.finding(of: installation)
        #expect(finding.verdict == .good, "\(finding.detail.english)")
    }

    private func cutLast(_ database: Database) async throws {
        try await database.write { tx in
            switch tx.dialect {
            case .sqlite: _ = try tx.execute("DROP TRIGGER audit_rows_not_deleted")
            case .postgres: _ = try tx.execute("ALTER TABLE audit_rows DISABLE TRIGGER ALL")
            }
        }
        try await database.write { tx in
            let last = try #require(try AuditLog.head(in: tx)).number
            let hash = try #require(try AuditLog.hash(of: last - 1, in: tx))
            try tx.execute("DELETE FROM audit_rows WHERE number = \(last)")
            try tx.execute("UPDATE audit_head SET number = \(last - 1), hash = \(hash)")
        }
    }
}

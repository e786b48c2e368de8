import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Operations

/// That doctor tries what the keys open.
struct KeysExaminationTests {
    private static let name = "what the keys open"

    @Test(arguments: TestEngine.available)
    func everybodyIsTriedAndOpens(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            for isRotated in [false, true] {
                if isRotated { _ = try await seeded.run(RotateKeyring()) }
                for all in [false, true] {
                    let finding = try await KeysExamination.finding(of: seeded.installation(), all: all)
                    #expect(finding.verdict == .good, "\(finding.detail.english)")
                    #expect(finding.detail.english.contains("2 persons"))
                }
            }
        }
    }

    /// The file of before a rotation, with and without another key of the new number.
    @Test(arguments: TestEngine.available)
    func aFileThatDoesNotHoldTheKeyInUseIsNamed(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            let older = try Data(contentsOf: URL(filePath: seeded.keys))
            _ = try await seeded.run(RotateKeyring())
            let newer = try Data(contentsOf: URL(filePath: seeded.keys))
            try older.write(to: URL(filePath: seeded.keys))
            let lacking = try await finding(seeded)
            let named = DatabaseError.keyLacking(path: seeded.keys, number: 2).message.english
            #expect(lacking.verdict == .bad && lacking.detail.english == named)
            _ = try KeyFile(path: seeded.keys).add()
            let differing = try await finding(seeded)
            let told = DatabaseError.keyNumberDiffers(path: seeded.keys, number: 2).message.english
            #expect(differing.verdict == .bad && differing.detail.english == told)
            try newer.write(to: URL(filePath: seeded.keys))
            let whole = try await finding(seeded)
            #expect(whole.verdict == .good)
        }
    }

    /// A key that no longer is the one that wrapped it, or a value that another key sealed.
    @Test(arguments: TestEngine.available)
    func whatDoesNotOpenIsCounted(_ engine: TestEngine) async throws {
        let deeds: [SQL] = [
            """
            UPDATE personal_values SET ciphertext = (
                SELECT ciphertext FROM personal_values WHERE kind = 'nick' ORDER BY id LIMIT 1)
            WHERE kind = 'name'
            """,
            "UPDATE person_keys SET wrapped = (SELECT wrapped FROM person_keys ORDER BY customer_id DESC LIMIT 1)",
        ]
        for (deed, closed) in zip(deeds, [2, 1]) {
            try await Seeded.open(engine) { seeded in
                try await seeded.installation().database.write { _ = try $0.execute(deed) }
                for all in [false, true] {
                    let finding = try await KeysExamination.finding(of: seeded.installation(), all: all)
                    #expect(finding.verdict == .bad)
                    #expect(finding.detail.english.hasPrefix("\(closed) of 2 persons"), "\(finding.detail.english)")
                }
            }
        }
    }

    private func finding(_ seeded: Seeded) async throws -> Finding {
        let findings = try await seeded.run(Examine(keysPath: seeded.keys))
        return try #require(findings.first { $0.name.english == Self.name })
    }
}

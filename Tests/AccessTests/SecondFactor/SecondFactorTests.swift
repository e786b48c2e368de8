import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

struct SecondFactorTests {
    @Test(arguments: TestEngine.available)
    func aCodeOpensOnceAndASecretLiesSealed(_ engine: TestEngine) async throws {
        let keys = try Keys.fresh()
        try await engine.database([.access, .staff]) { database in
            let wang = try await database.write {
                try Members.add(name: "wang", isAdministrator: false, at: .start, in: $0)
            }
            let secret = try await database.write { tx in
                var generator = SystemRandomNumberGenerator()
                return try SecondFactors.begin(of: wang.id, keys, at: .start, using: &generator, in: tx)
            }
            let kept = try await database.read { tx in
                try tx.all("SELECT sealed FROM second_factors ORDER BY member_id") { $0.bytes(0) }
            }
            #expect(kept.count == 1 && kept.allSatisfy { !$0.starts(with: secret) && $0.count > secret.count })
            let code = Secret(TOTP.code(secret, step: TOTP.step(at: .start)))
            let passes = try await database.write { tx in
                try (0..<2).map { _ in try SecondFactorCheck.pass(code, of: wang.id, keys, at: .start, in: tx) }
            }
            #expect(passes == [true, false])
            let isFresh = try await database.read { try SecondFactors.secret(of: wang.id, keys, in: $0) == secret }
            #expect(isFresh)
            let others = try Keys.fresh()
            await #expect(throws: AccessError.damagedSecret) {
                try await database.read { _ = try SecondFactors.secret(of: wang.id, others, in: $0) }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func eachRecoveryCodeOpensOnce(_ engine: TestEngine) async throws {
        let keys = try Keys.fresh()
        try await engine.database([.access, .staff]) { database in
            let (wang, codes) = try await database.write { tx in
                var generator = SystemRandomNumberGenerator()
                let wang = try Members.add(name: "wang", isAdministrator: false, at: .start, in: tx)
                _ = try SecondFactors.begin(of: wang.id, keys, at: .start, using: &generator, in: tx)
                return (wang, try RecoveryCodes.make(for: wang.id, using: &generator, in: tx))
            }
            #expect(Set(codes.map(\.revealed)).count == 10)
            #expect(codes.allSatisfy { $0.revealed.count == 19 })
            let typed = Secret(codes[3].revealed.uppercased().replacing("-", with: " "))
            let passes = try await database.write { tx in
                try [typed, codes[3], codes[4], Secret("0000-0000-0000-0000")].map {
                    try SecondFactorCheck.pass($0, of: wang.id, keys, at: .start, in: tx)
                }
            }
            #expect(passes == [true, false, true, false])
            let left = try await database.read { try RecoveryCodes.left(of: wang.id, in: $0) }
            #expect(left == 8)
        }
    }
}

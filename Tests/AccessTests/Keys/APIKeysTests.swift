import Access
import Database
import Shop
import TestDatabases
import Testing

struct APIKeysTests {
    @Test(arguments: TestEngine.available)
    func aKeyIsFoundByItsWholeTextAlone(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff, .keyStores]) { database in
            let (text, other, key) = try await database.write { tx in
                var generator = SystemRandomNumberGenerator()
                let brand = try Brand.make("Lamp", in: tx)
                let text = APIKeyText.make(using: &generator)
                let other = APIKeyText.make(using: &generator)
                let key = try APIKeys.make(
                    text, label: "till", permissions: [.importFacts, .readBrand], brand: brand.id, maker: nil,
                    expiresAt: nil, at: .start, in: tx)
                return (text.whole, other.whole, key)
            }
            let whole = text.revealed
            let secret = whole.dropFirst(key.prefix.count + 1)
            #expect(whole.hasPrefix("hk_") && secret.count == 43)
            let found = try await find(whole, in: database)
            #expect(found == key)
            let forged = [
                other.revealed, key.prefix, key.prefix + "_", String(whole.dropLast()), whole + "A", "hk_", "",
                "\(key.prefix)_\(String(secret.reversed()))", "hk_00000000_\(secret)", whole.uppercased(),
            ]
            for text in forged {
                let found = try await find(text, in: database)
                #expect(found == nil, "\(text)")
            }
            let kept = try await WholeDump.of(database)
            #expect(!kept.contains { $0.contains(secret) })
        }
    }

    @Test func aKeyIsAliveUntilItEndsOrIsRevoked() {
        func key(expiresAt: Instant?, revokedAt: Instant?) -> APIKey {
            APIKey(
                id: ID(1), brand: ID(1), label: "till", prefix: "hk_00000000", permissions: [], maker: nil,
                madeAt: .start, expiresAt: expiresAt, revokedAt: revokedAt, usedAt: nil)
        }
        let end = Instant.start.advanced(milliseconds: 10)
        #expect(key(expiresAt: nil, revokedAt: nil).isAlive(at: end))
        #expect(key(expiresAt: end, revokedAt: nil).isAlive(at: .start))
        #expect(!key(expiresAt: end, revokedAt: nil).isAlive(at: end))
        #expect(!key(expiresAt: nil, revokedAt: .start).isAlive(at: end))
    }

    private func find(_ text: String, in database: Database) async throws -> APIKey? {
        guard let text = APIKeyText(Secret(text)) else { return nil }
        return try await database.read { try APIKeys.find(text, in: $0) }
    }
}

import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Access

/// Secrets are kept sealed, rotate, and end.
struct WebhookSourcesTests {
    private static let secret = Secret("a-secret-of-the-sender")

    @Test(arguments: TestEngine.available)
    func theSecretLiesSealedAndOpensInItsPlaceAlone(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff, .webhooks]) { database in
            let keys = try Self.keys()
            let now = Instant(seconds: 1_700_000_000)
            let (one, other) = try await database.write { tx in
                let brand = try Brands.create(
                    name: "b", timeZone: "UTC", currency: "CNY", language: .english, at: now, in: tx)
                func add() throws -> WebhookSource {
                    try WebhookSources.add(
                        .standard, store: ID(1), secret: Self.secret, brand: brand.id, maker: nil, keys, at: now, in: tx
                    )
                }
                return (try add(), try add())
            }
            let sealed = try await database.read { tx in
                try tx.all("SELECT sealed FROM webhook_sources ORDER BY id") { $0.bytes(0) }
            }
            #expect(sealed.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("secret") })
            let secrets = try await database.read { try WebhookSources.secrets(of: one, keys, at: now, in: $0) }
            #expect(secrets.map(\.revealed) == [Self.secret.revealed])
            // Moved to another row it does not open.
            try await database.write { tx in
                _ = try tx.execute("UPDATE webhook_sources SET sealed = \(sealed[0]) WHERE id = \(other.id.raw)")
            }
            await #expect(throws: AccessError.damagedWebhookSecret) {
                try await database.read { try WebhookSources.secrets(of: other, keys, at: now, in: $0) }
            }
            try await database.write { try WebhookSources.end(one, at: now, in: $0) }
            let (ended, left) = try await database.read { tx in
                (try WebhookSources.find(one.id, in: tx), try WebhookSources.secrets(of: one, keys, at: now, in: tx))
            }
            #expect(ended == nil && left.isEmpty)
            await #expect(throws: AccessError.webhookEnded) {
                try await database.write {
                    try WebhookSources.rotate(one, to: Self.secret, until: now, keys, in: $0)
                }
            }
        }
    }

    @Test func whatIsMadeIsInTheFormOfItsSender() throws {
        var generator = SystemRandomNumberGenerator()
        for kind in WebhookKind.allCases {
            let secret = WebhookSecret.make(for: kind, using: &generator)
            try WebhookSecret.check(secret)
            #expect(secret.revealed.hasPrefix("whsec_") == (kind == .standard))
        }
        for text in ["", "short", "with blank in the middle", String(repeating: "x", count: 201), "umlaut-äöü-äöü-äöü"]
        {
            #expect(throws: AccessError.unfitWebhookSecret) { try WebhookSecret.check(Secret(text)) }
        }
    }

    private static func keys() throws -> Keys {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try KeyFile(path: path).make()
    }
}

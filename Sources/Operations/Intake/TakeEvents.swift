package import Access
import Database
import Imports
package import Shop

/// Takes up what a site or an app sends by the Segment specification: what visitors do, who they say they are, what they
/// buy. The bytes of one call are taken in one transaction, which is on the disk when it returns. Sent again, it changes
/// nothing.
package struct TakeEvents: BrandOperation {
    /// What the call is for, by the word in its path.
    package enum Call: String, Sendable, CaseIterable {
        case identify, track, page, screen, group, alias, batch
    }

    package static let permission = Permission.sendEvents

    package let brand: String?
    private let body: [UInt8]
    private let call: Call
    private let store: String?

    /// - Parameters:
    ///   - body: as it was sent.
    ///   - store: for a caller whose key names none; nil for the only one of the brand.
    package init(_ body: [UInt8], as call: Call, store: String? = nil, brand: String? = nil) {
        self.body = body
        self.call = call
        self.store = store
        self.brand = brand
    }

    /// - Parameter now: when it was received.
    /// - Throws: `EventsError` where nothing of it is taken; of a batch, a message that cannot be taken is named in the
    ///   report, and the others are taken.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> EventReport {
        let store = try await store(of: brand, rights, installation)
        let reading = EventReading(
            brand: brand, store: store, receivedAt: now,
            mayTellSales: rights.permissions(in: brand.id).contains(.importFacts))
        let entries = try reading.entries(of: body, as: call)
        let batch = EventBatch(
            entries: entries, body: body, brand: brand, store: store, keys: installation.keys, receivedAt: now)
        guard batch.hasWork else { return batch.report }
        return try await taken(batch, installation.database)
    }

    /// Two calls that make the same person or product at the same time on a server: whoever comes second finds them made.
    private func taken(_ batch: EventBatch, _ database: Database) async throws -> EventReport {
        var triesLeft = 4
        while true {
            do {
                return try await database.write { tx in try batch.take(in: tx) }
            } catch DatabaseError.constraint(let name) {
                triesLeft -= 1
                guard triesLeft > 0 else { throw DatabaseError.constraint(name) }
            }
        }
    }

    private func store(
        of brand: Brand, _ rights: Rights, _ installation: Installation
    ) async throws -> ID<Store> {
        if let store = rights.store { return store }
        let name = store
        return try await installation.database.read { tx in
            if let name { return try Stores.find(name, of: brand.id, in: tx).id }
            let all = try Stores.all(of: brand.id, in: tx)
            guard all.count == 1, let only = all.first else { throw EventsError.storeNotNamed(all.map(\.name)) }
            return only.id
        }
    }
}

package import Access
import Database
package import Shop

/// The webhooks of a brand, with how each has fared in the last thirty days.
package struct ListWebhookSources: BrandOperation {
    package static let permission = Permission.changeBrand

    package struct Line: Sendable {
        /// `w_…`
        package let name: String
        package let source: WebhookSource
        package let store: String
        /// Nil for the command line.
        package let maker: String?
        package let tally: WebhookDeliveries.Tally
    }

    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    /// In the order they were made.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Line] {
        try await installation.refusedDeliveries.settle(at: now, in: installation.database)
        return try await installation.database.read { tx in
            let names = try Members.names(in: tx)
            let stores = Dictionary(
                uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
            let tallies = try WebhookDeliveries.tallies(brand: brand.id, at: now, in: tx)
            return try WebhookSources.all(of: brand.id, in: tx).map { source in
                Line(
                    name: installation.name(of: source.id), source: source, store: stores[source.store] ?? "",
                    maker: source.maker.flatMap { names[$0] }, tally: tallies[source.id] ?? .none)
            }
        }
    }
}

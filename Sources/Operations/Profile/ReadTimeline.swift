package import Access
import Customers
import Database
import Facts
package import Shop

/// One page of everything that happened to a customer.
package struct ReadTimeline: BrandOperation {
    package static let permission = Permission.readCustomers
    private static let most = 500
    private let id: String
    package let brand: String?
    private let cursor: String?
    private let limit: Int

    /// - Parameter cursor: where the page before ended; nil for the newest.
    package init(id: String, brand: String?, after cursor: String?, limit: Int) {
        self.id = id
        self.brand = brand
        self.cursor = cursor
        self.limit = max(1, min(Self.most, limit))
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> TimelinePage {
        let place = try cursor.map { try TimelineCursor.place($0, by: installation.outerIDs) }
        return try await installation.database.read { tx in
            let brand = brand.id
            let customer = try installation.customer(id, brand: brand, in: tx)
            let survivor = try Merges.survivor(of: customer, brand: brand, in: tx)
            let members = try Merges.members(of: survivor, brand: brand, in: tx)
            let (entries, next) = try PersonTimeline(brand: brand, members: members).page(
                after: place, before: now, limit: limit, in: tx)
            return TimelinePage(
                entries: entries, next: next.map { TimelineCursor.shown($0, by: installation.outerIDs) })
        }
    }
}

package import Access
package import Customers
import Database
package import Shop

/// What came in and was not taken up, newest first, without what it says.
package struct ListSetAside: BrandOperation {
    package static let permission = Permission.decideConflicts

    package struct Line: Sendable {
        /// `a_…`
        package let name: String
        package let item: SetAsideItem
        package let store: String?
    }

    package struct Page: Sendable {
        package let lines: [Line]
        /// Where the next page begins; nil where there is none.
        package let next: String?
    }

    package let brand: String?
    private let source: SetAsideSource?
    private let after: String?
    private let limit: Int

    /// - Parameters:
    ///   - source: nil for both.
    ///   - after: what the page before ended with.
    package init(brand: String?, source: SetAsideSource? = nil, after: String? = nil, limit: Int) {
        self.brand = brand
        self.source = source
        self.after = after
        self.limit = limit
    }

    /// - Throws: `CustomersError.badAsideCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Page {
        let outerIDs = installation.outerIDs
        let place = try after.map { try SetAsideCursor.place($0, by: outerIDs) }
        return try await installation.database.read { tx in
            let stores = Dictionary(
                uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
            let items = try SetAside.list(brand: brand.id, source: source, after: place, limit: limit + 1, in: tx)
            let shown = items.prefix(limit)
            return Page(
                lines: shown.map {
                    Line(name: installation.name(of: $0.id), item: $0, store: $0.store.flatMap { stores[$0] })
                }, next: items.count > limit ? shown.last.map { SetAsideCursor.shown($0.place, by: outerIDs) } : nil)
        }
    }
}

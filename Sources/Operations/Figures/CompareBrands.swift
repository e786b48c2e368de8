package import Access
import Database
package import Insight
package import Shop

/// The brands whose figures a caller may read side by side, each in its own days and currency.
package struct CompareBrands: Operation {
    package static let permission = Permission.keepAccount

    package struct Line: Sendable {
        package let brand: Brand
        /// Of the brand as a whole; `stores` has its stores.
        package let report: SalesReport
    }

    private let days: Int

    /// - Parameter days: those of the period, up to each brand's own day; at least one.
    package init(days: Int = CompareStores.usualDays) {
        self.days = max(1, days)
    }

    /// In the order the brands were made. What is not the caller's, and where they may not read figures, is not there.
    ///
    /// - Complexity: loads the columns of each brand that are not in memory, one brand after the other.
    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Line] {
        let brands = try await installation.database.read { tx in
            try Brands.all(for: rights, in: tx).filter { rights.permissions(in: $0.id).contains(.readFigures) }
        }
        var lines: [Line] = []
        for brand in brands {
            let desk = try await FigureDesk(brand, today: nil, in: installation, at: now)
            let asked = SalesAsked(from: desk.today.adding(days: 1 - days))
            lines.append(Line(brand: brand, report: await installation.figureShelf.answer(asked, on: desk, at: now)))
        }
        return lines
    }
}

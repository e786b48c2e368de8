package import Access
import Database
package import Insight
package import Shop

/// A purchase cycle as it is shown.
package struct NamedCycle: Sendable {
    package let name: String
    /// The product's code; nil for other scopes.
    package let code: String?
    package let isPerUnit: Bool
    package let cycle: Cycle
}

/// The purchase cycles of a brand's stores, categories or products on a day.
package struct ReportCycles: BrandOperation {
    package static let permission = Permission.readFigures

    package enum Scope: String, Sendable, CaseIterable {
        case store
        case category
        case product

        var level: CycleLevel {
            switch self {
            case .store: .stores
            case .category: .categories
            case .product: .products
            }
        }
    }

    package struct Answer: Sendable {
        package let day: BrandDay
        /// Of everything the brand sells; nil while nobody has bought twice.
        package let brand: Cycle?
        /// Those with most intervals first.
        package let rows: [NamedCycle]
        /// Days that stand out and are not masked yet.
        package let proposed: [ProposedDay]
    }

    package let brand: String?
    private let today: BrandDay?
    private let scope: Scope

    package init(brand: String?, today: BrandDay? = nil, by scope: Scope) {
        self.brand = brand
        self.today = today
        self.scope = scope
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        let brandID = desk.brand.id
        let stores = try await installation.database.read { try Stores.all(of: brandID, in: $0) }
        let report = desk.live.cycles(on: desk.today, settings: desk.figures, levels: [scope.level])
        let names = CycleNames(desk.live, stores: stores)
        let rows = report.rows.compactMap { names.named($0) }
        return Answer(
            day: desk.today, brand: report.cycle(of: .brand),
            rows: rows.sorted { ($1.cycle.intervals, $0.name) < ($0.cycle.intervals, $1.name) },
            proposed: desk.live.proposedPromotionDays(on: desk.today, settings: desk.figures))
    }
}

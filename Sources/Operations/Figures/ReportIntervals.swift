package import Access
import Database
package import Insight
package import Shop

/// After how many days people buy again: of the brand, a store, a category or a product.
package struct ReportIntervals: BrandOperation {
    package static let permission = Permission.readFigures

    package enum Scope: Sendable, Hashable {
        case brand
        /// By name.
        case store(String)
        case category(String)
        /// By its code; of one that nothing carries nobody buys anything.
        case product(String)
    }

    package let brand: String?
    private let today: BrandDay?
    private let scope: Scope

    package init(brand: String?, today: BrandDay? = nil, of scope: Scope = .brand) {
        self.brand = brand
        self.today = today
        self.scope = scope
    }

    /// - Throws: `AccessError.noSuchStore`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> IntervalReport {
        let (desk, stores) = try await FigureDesk.open(
            brand, today: today, isMeasured: false, in: installation, at: now
        ) { try Stores.all(of: brand.id, in: $0) }
        let asked = IntervalsAsked(scope: try named(stores, desk.live.products))
        return await installation.figureShelf.answer(asked, on: desk, at: now)
    }

    private func named(_ stores: [Store], _ products: [Product]) throws -> CycleScope {
        switch scope {
        case .brand: return .brand
        case .category(let name): return .category(name)
        case .product(let code): return .product(products.first { $0.code == code }?.id ?? ID(0))
        case .store(let name):
            guard let store = stores.first(where: { $0.name == name }) else {
                throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
            }
            return .store(store.id)
        }
    }
}

private struct IntervalsAsked: KeptQuestion {
    let scope: CycleScope

    func reckon(on desk: FigureDesk) -> IntervalReport {
        desk.live.intervals(IntervalQuestion(today: desk.today, scope: scope), settings: desk.figures)
    }
}

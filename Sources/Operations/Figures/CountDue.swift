package import Access
import Insight
package import Shop

/// How many are due to buy again within some days: anything, and each product. It names nobody.
package struct CountDue: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        /// Persons due for a purchase of anything.
        package let whole: Int
        /// Persons by the product's code; those of whom nobody is due are left out.
        package let byProduct: [String: Int]
    }

    package let brand: String?
    private let today: BrandDay?
    private let withinDays: Int?

    /// - Parameter withinDays: nil for everybody, those overdue too.
    package init(brand: String?, today: BrandDay? = nil, withinDays: Int?) {
        self.brand = brand
        self.today = today
        self.withinDays = withinDays
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        func rows(_ subject: DueQuestion.Subject) async -> [DueList.Row] {
            let question = DueQuestion(today: desk.today, withinDays: withinDays, subject: subject)
            return await installation.figureShelf.answer(question, on: desk, at: now).rows
        }
        var counts: [ID<Product>: Int] = [:]
        for row in await rows(.products) {
            if case .product(let id) = row.subject { counts[id, default: 0] += 1 }
        }
        var byProduct: [String: Int] = [:]
        for (id, count) in counts {
            if let product = desk.live.product(id) { byProduct[product.code, default: 0] += count }
        }
        return Answer(whole: await rows(.whole).count, byProduct: byProduct)
    }
}

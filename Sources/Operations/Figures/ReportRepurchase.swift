package import Access
package import Insight
package import Shop

/// How many come back, as of a day.
package struct ReportRepurchase: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?

    package init(brand: String?, today: BrandDay? = nil) {
        self.brand = brand
        self.today = today
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> RepurchaseReport {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return desk.live.repurchase(RepurchaseQuestion(today: desk.today))
    }
}

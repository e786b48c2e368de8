package import Access
package import Insight
package import Shop

/// How many customers stand in each stage on a day, and what is at risk.
package struct ReportStages: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?

    package init(brand: String?, today: BrandDay? = nil) {
        self.brand = brand
        self.today = today
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (report: StageReport, settings: BrandSettings) {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return (desk.live.stages(on: desk.today, settings: desk.figures), desk.settings)
    }
}

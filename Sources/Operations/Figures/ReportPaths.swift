package import Access
package import Insight
package import Shop

/// From the category of the first purchase to that of the second, or to none.
package struct ReportPaths: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?
    private let observedDays: Int

    /// - Parameter observedDays: those alone whose first purchase is so many days old or older; 0 for everybody.
    package init(brand: String?, today: BrandDay? = nil, observedDays: Int = 0) {
        self.brand = brand
        self.today = today
        self.observedDays = observedDays
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> PathReport {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return await installation.figureShelf.answer(PathsAsked(observedDays: observedDays), on: desk, at: now)
    }
}

private struct PathsAsked: KeptQuestion {
    let observedDays: Int

    func reckon(on desk: FigureDesk) -> PathReport {
        desk.live.paths(PathQuestion(today: desk.today, observedDays: observedDays))
    }
}

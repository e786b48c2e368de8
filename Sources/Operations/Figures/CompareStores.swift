package import Access
import Database
package import Insight
package import Shop

/// The stores of a brand side by side, in a period.
package struct CompareStores: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Line: Sendable {
        package let store: Store
        package let figures: SalesReport.Figures
    }

    package struct Answer: Sendable {
        package let report: SalesReport
        /// Every store, in the order they were made.
        package let lines: [Line]
    }

    package let brand: String?
    private let from: BrandDay?
    private let to: BrandDay?

    /// The days of a period unless told: the last 90.
    package static let usualDays = 90

    /// - Parameters:
    ///   - from: the first day; 90 days up to the last where nothing is told.
    ///   - to: the last day; the brand's own where nothing is told.
    package init(brand: String?, from: BrandDay? = nil, to: BrandDay? = nil) {
        self.brand = brand
        self.from = from
        self.to = to
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let (desk, stores) = try await FigureDesk.open(
            brand, today: to, isMeasured: false, in: installation, at: now
        ) { try Stores.all(of: brand.id, in: $0) }
        let first = from ?? desk.today.adding(days: 1 - Self.usualDays)
        let report = await installation.figureShelf.answer(SalesAsked(from: first), on: desk, at: now)
        return Answer(
            report: report, lines: stores.map { Line(store: $0, figures: report.figures(of: $0.id)) })
    }
}

/// What a brand and its stores sold from a day up to the desk's.
struct SalesAsked: KeptQuestion {
    let from: BrandDay

    func reckon(on desk: FigureDesk) -> SalesReport {
        let question = SalesQuestion(from: from, to: desk.today, countsFreight: desk.figures.countsFreight)
        return desk.live.sales(question, settings: desk.figures)
    }
}

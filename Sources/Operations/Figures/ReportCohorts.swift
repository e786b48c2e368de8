package import Access
import Database
package import Insight
package import Shop

/// Retention by the month of the first purchase: of everybody, or of those whose first order came through one source.
package struct ReportCohorts: BrandOperation {
    package static let permission = Permission.readFigures

    /// What the first order came through.
    package enum Source: Sendable, Hashable {
        /// By name.
        case store(String)
        case platform(Platform)
        /// 主播
        case host(String)
    }

    package struct Answer: Sendable {
        package let report: CohortReport
        /// What may be asked for: the brand's stores, and live hosts by name.
        package let stores: [Store]
        package let hosts: [String]
    }

    package let brand: String?
    private let today: BrandDay?
    private let months: Int
    private let source: Source?

    /// - Parameter months: with that of the day; see `CohortQuestion`.
    package init(brand: String?, today: BrandDay? = nil, months: Int = 12, source: Source? = nil) {
        self.brand = brand
        self.today = today
        self.months = months
        self.source = source
    }

    /// - Throws: `AccessError.noSuchStore`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let (desk, stores) = try await FigureDesk.open(
            brand, today: today, isMeasured: false, in: installation, at: now
        ) { try Stores.all(of: brand.id, in: $0) }
        let asked = CohortsAsked(months: months, source: try source.map { try Self.named($0, among: stores) })
        let report = await installation.figureShelf.answer(asked, on: desk, at: now)
        return Answer(report: report, stores: stores, hosts: desk.live.origins.sorted())
    }

    private static func named(_ source: Source, among stores: [Store]) throws -> CohortQuestion.Source {
        switch source {
        case .host(let name): return .origin(name)
        case .platform(let platform): return .stores(stores.filter { $0.platform == platform }.map(\.id))
        case .store(let name):
            guard let store = stores.first(where: { $0.name == name }) else {
                throw AccessError.noSuchStore(name: name, known: stores.map(\.name))
            }
            return .stores([store.id])
        }
    }
}

private struct CohortsAsked: KeptQuestion {
    let months: Int
    let source: CohortQuestion.Source?

    func reckon(on desk: FigureDesk) -> CohortReport {
        desk.live.cohorts(
            CohortQuestion(
                today: desk.today, months: months, source: source, countsFreight: desk.figures.countsFreight))
    }
}

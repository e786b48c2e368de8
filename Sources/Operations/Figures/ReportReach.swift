package import Access
import Customers
import Database
package import Insight
package import Shop

/// How many of each stage may be written to, channel by channel.
package struct ReportReach: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?

    /// - Parameter today: the day of stages and consents; whose addresses are kept out is as of now.
    package init(brand: String?, today: BrandDay? = nil) {
        self.brand = brand
        self.today = today
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> ReachReport {
        let (desk, keptOut) = try await FigureDesk.open(
            brand, today: today, isMeasured: false, in: installation, at: now
        ) { try Suppressions.everybody(keptOutFor: .marketing, brand: brand.id, in: $0) }
        return desk.live.reach(on: desk.today, keptOut: keptOut, settings: desk.figures)
    }
}

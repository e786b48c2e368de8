package import Access
import Database
package import Insight
import Segments
package import Shop

/// Where some customers stand today: stage, class, tier, cycle and when they are due, by id. Whoever the brand did not know by
/// today, or does not know at all, is left out.
package struct ShowStandings: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let figures: [String: PersonFigures]
        /// How the brand calls its classes.
        package let labels: LabelSet
    }

    package let brand: String?
    private let ids: [String]

    /// - Parameter ids: `c_…`
    package init(of ids: [String], brand: String?) {
        self.ids = ids
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let customers = ids.compactMap { installation.outerIDs.id($0, prefix: "c") }.map { ID<Customer>($0) }
        let (desk, _) = try await FigureDesk.open(brand, today: nil, isMeasured: true, in: installation, at: now) { _ in
        }
        guard !customers.isEmpty else { return Answer(figures: [:], labels: desk.settings.labelSet) }
        let question = try await desk.question(
            try StandingQuestion.asked.get(), definitions: [:], stores: [], in: installation, at: now)
        let figures = desk.live.figures(of: customers, question)
        return Answer(
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { (installation.outerIDs.shown($0.raw, prefix: "c"), $1) }),
            labels: desk.settings.labelSet)
    }
}

/// A question that has classes, stages and tiers reckoned.
enum StandingQuestion {
    static let asked = Result { try SegmentParser.parse("rfm is 111 or stage is new or value is high") }
}

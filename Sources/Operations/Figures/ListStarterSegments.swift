package import Access
import Database
import Insight
package import Segments
package import Shop

/// Segments to begin with, and what a brand lacks for each.
package struct ListStarterSegments: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Line: Sendable {
        package let starter: StarterSegment
        package let segment: Segment
        /// Of what nothing is known of anybody yet; empty where it can be asked.
        package let lacking: [Phrase]
    }

    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    /// - Throws: `SegmentProblem` for a starter that is no segment: a test finds it first.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Line] {
        let desk = try await FigureDesk(brand, today: nil, in: installation, at: now)
        return try StarterSegments.all.map { starter in
            let segment = try SegmentParser.parse(starter.text)
            var lacking: [Phrase] = []
            for clause in segment.clauses {
                let missing = desk.live.untold(clause) ?? (desk.live.behaviourCount == 0 ? clause.doing : nil)
                if let missing, !lacking.contains(missing) { lacking.append(missing) }
            }
            return Line(starter: starter, segment: segment, lacking: lacking)
        }
    }
}

extension Clause {
    /// What people do beside buying, where that is asked for.
    fileprivate var doing: Phrase? {
        guard case .happening(let happening) = self, happening.act.behaviour != nil else { return nil }
        return Phrase(en: "what people do in the shop", zh: "店内行为")
    }
}

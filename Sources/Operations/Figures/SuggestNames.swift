package import Access
import Database
package import Insight
package import Shop

/// Names that somebody who writes a segment may mean by what they have typed so far.
package struct SuggestNames: BrandOperation {
    package static let permission = Permission.readFigures

    package struct Answer: Sendable {
        /// Categories, products, live hosts, tags, traits.
        package let names: KnownNames
        package let stores: [String]
        /// Saved segments.
        package let segments: [String]
    }

    /// Of each kind.
    package static let most = 20

    private let text: String
    package let brand: String?

    /// - Parameter text: what the names contain, whatever its capitals; an empty one has the first of each kind.
    package init(_ text: String, brand: String?) {
        self.text = text
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let (desk, (stores, segments)) = try await FigureDesk.open(
            brand, today: nil, isMeasured: false, in: installation, at: now
        ) { tx in
            (
                try Stores.all(of: brand.id, in: tx).map(\.name),
                try SavedSegments.all(brand: brand.id, in: tx).map(\.name)
            )
        }
        let match = NameMatch(text)
        return Answer(
            names: desk.live.names(containing: text, limit: Self.most),
            stores: match.first(Self.most, of: stores) { [$0] },
            segments: match.first(Self.most, of: segments) { [$0] })
    }
}

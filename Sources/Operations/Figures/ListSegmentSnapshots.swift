package import Access
import Database
package import Insight
package import Shop

/// When the members of a saved segment were written down, and how many there were: the newest first.
package struct ListSegmentSnapshots: BrandOperation {
    package static let permission = Permission.readFigures
    private let name: String
    private let limit: Int
    package let brand: String?

    package init(of name: String, limit: Int = 50, brand: String?) {
        self.name = name
        self.limit = max(1, limit)
        self.brand = brand
    }

    /// - Throws: `SegmentsError.noSuchSegment`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [SegmentSnapshot] {
        let (name, limit) = (name, limit)
        return try await installation.database.read { tx in
            let saved = try SavedSegments.all(brand: brand.id, in: tx)
            guard let segment = saved.first(where: { $0.name == name }) else {
                throw SegmentsError.noSuchSegment(name: name, known: saved.map(\.name))
            }
            return try SegmentSnapshots.newest(of: segment.id, brand: brand.id, limit: limit, in: tx)
        }
    }
}

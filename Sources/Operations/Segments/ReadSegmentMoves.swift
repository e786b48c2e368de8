package import Access
import Database
package import Insight
package import Shop

/// Who entered and who left a saved segment, as it was recorded: for programs that ask again and again.
package struct ReadSegmentMoves: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Line: Sendable {
        /// The place among those of the segment, from 1.
        package let number: Int64
        package let line: SegmentLine
        package let move: SegmentMove
    }

    package struct Answer: Sendable {
        /// The earliest first.
        package let lines: [Line]
        /// The last that was told: what to ask for next, at the end too.
        package let last: Int64
        package let isMore: Bool
    }

    private let name: String
    private let after: Int64
    private let limit: Int
    package let brand: String?

    /// - Parameter after: the number of the last that is known; 0 for none.
    package init(of name: String, after: Int64, limit: Int, brand: String?) {
        self.name = name
        self.after = after
        self.limit = limit
        self.brand = brand
    }

    /// - Throws: `SegmentsError.noSuchSegment`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let round = try await SegmentRound.next(brand, in: installation, at: now)
        let segment = try round.follower.named(name).id
        let lines = SegmentLines(installation, brand: brand.id)
        return try await installation.database.read { tx in
            let found = try SegmentMoves.after(after, of: segment, brand: brand.id, limit: limit + 1, in: tx)
            let shown = found.prefix(limit)
            let named = try lines.of(shown.map(\.move.customer), in: tx)
            return Answer(
                lines: zip(shown, named).map { Line(number: $0.number, line: $1, move: $0.move) },
                last: shown.last?.number ?? after, isMore: found.count > limit)
        }
    }
}

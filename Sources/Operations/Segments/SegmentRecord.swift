import Database
import Insight
import Shop

/// Who was in a saved segment at the end of a day, as it was recorded.
struct SegmentRecord: Sendable {
    let segment: SavedSegment
    /// The version that stood then.
    let version: Int64
    let day: BrandDay
    let members: MemberSet

    /// - Throws: `SegmentsError.notSaved`, `.nothingRecorded`.
    init(
        _ name: String, on day: BrandDay, _ round: SegmentRound, in installation: Installation, at now: Instant
    ) async throws {
        guard let segment = round.follower.segments.first(where: { $0.name == name }) else {
            throw SegmentsError.notSaved(text: name)
        }
        let brand = round.figures.brand
        guard day <= BrandDay(now, in: brand.timeZone) else { throw SegmentsError.dayNotBegun(day) }
        let end = min(day.adding(days: 1).start(in: brand.timeZone), now.advanced(milliseconds: 1))
        let found = try await installation.database.read { tx in
            try SegmentSnapshots.members(of: segment.id, before: end, brand: brand.id, in: tx)
        }
        guard let found else { throw SegmentsError.nothingRecorded(name: name, day: day) }
        self.segment = segment
        self.day = day
        members = found.members
        version = found.version
    }
}

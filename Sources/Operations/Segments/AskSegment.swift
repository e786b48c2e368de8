package import Access
import Database
package import Insight
package import Segments
package import Shop

/// Who is in a segment.
package struct AskSegment: PersonListing {
    package static let listKind = "segment"

    package static func count(_ output: Output) -> Int { output.lines.count }

    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let segment: Segment
        package let members: SegmentMembers
        /// The first of them, or the first behind the one that was told.
        package let lines: [SegmentLine]
        /// Behind whom to go on; nil at the end.
        package let next: String?
        /// What the asker may have meant otherwise.
        package let remarks: [Phrase]
    }

    private let text: String
    package let brand: String?
    private let today: BrandDay?
    private let after: String?
    private let limit: Int?
    private let isRecorded: Bool

    /// - Parameters:
    ///   - text: a saved segment's name, or a segment.
    ///   - isRecorded: whether a saved segment is asked as it was recorded at the end of the day, not as it is reckoned from
    ///     what is known now.
    ///   - after: `c_…`: those behind this one alone are named, who may have left meanwhile.
    ///   - limit: at most so many persons are named; nil for all, 0 for none.
    package init(
        _ text: String, brand: String?, today: BrandDay? = nil, isRecorded: Bool = false, after: String? = nil,
        limit: Int?
    ) {
        self.after = after
        self.isRecorded = isRecorded
        self.text = text
        self.brand = brand
        self.today = today
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await SegmentDesk(text, brand: brand, today: today, in: installation, at: now)
        let lines = SegmentLines(installation, brand: desk.figures.brand.id)
        let members = try await members(desk, in: installation, at: now)
        let after = try installation.place(after, prefix: "c") ?? 0
        let behind = members.members.dropFirst(members.members.place(from: 0) { $0.raw > after })
        let page = behind.prefix(limit ?? .max)
        let shown = try await installation.database.read { try lines.of(page, in: $0) }
        return Answer(
            segment: desk.question.segment, members: members, lines: shown,
            next: page.count < behind.count ? shown.last?.customer : nil, remarks: desk.remarks())
    }

    private func members(
        _ desk: SegmentDesk, in installation: Installation, at now: Instant
    ) async throws -> SegmentMembers {
        let live = desk.figures.live
        guard isRecorded else { return live.members(desk.question) }
        // How many are known hangs on no segment.
        let known = live.members(desk.question.of(.nobody)).known
        let round = try await SegmentRound.next(desk.figures.brand, in: installation, at: now)
        let record = try await SegmentRecord(text, on: desk.figures.today, round, in: installation, at: now)
        return SegmentMembers(day: record.day, members: record.members.members, known: known)
    }
}

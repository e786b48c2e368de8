package import Access
import Customers
import Database
package import Insight
package import Segments
package import Shop

/// Somebody who is in a segment, as they are shown.
package struct SegmentLine: Sendable {
    /// `c_…`
    package let customer: String
    /// Masked.
    package let name: String?
}

/// Who is in a segment.
package struct AskSegment: Operation {
    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let segment: Segment
        package let members: SegmentMembers
        /// The first of them.
        package let lines: [SegmentLine]
        /// What the asker may have meant otherwise.
        package let remarks: [Phrase]
    }

    private let text: String
    private let brand: String?
    private let today: BrandDay?
    private let limit: Int?

    /// - Parameter limit: at most so many persons are named; nil for all, 0 for none.
    package init(_ text: String, brand: String?, today: BrandDay? = nil, limit: Int?) {
        self.text = text
        self.brand = brand
        self.today = today
        self.limit = limit
    }

    package func run(in installation: Installation, at now: Instant) async throws -> Answer {
        let desk = try await SegmentDesk(text, brand: brand, today: today, in: installation, at: now)
        let values = PersonalValues(installation.keys, brand: desk.figures.brand.id)
        let limit = limit
        let (members, lines) = try await installation.database.read { tx in
            let members = try desk.figures.live.members(desk.question, in: tx)
            let shown = members.members.prefix(limit ?? members.members.count)
            let lines = try shown.map { customer in
                SegmentLine(
                    customer: installation.outerIDs.shown(customer.raw, prefix: "c"),
                    name: try values.shownName(of: customer, in: tx))
            }
            return (members, lines)
        }
        return Answer(segment: desk.question.segment, members: members, lines: lines, remarks: desk.remarks())
    }
}

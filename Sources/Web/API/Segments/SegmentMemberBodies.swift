import Insight
import Operations
import Segments
import Shop

/// Somebody in a list of a segment.
struct MemberLineBody: Codable, Sendable {
    let customer: String
    /// Masked.
    let name: String?

    init(_ line: SegmentLine) {
        customer = line.customer
        name = line.name
    }
}

/// A page of who is in a segment.
struct SegmentMembersBody: Codable, Sendable {
    let day: CalendarDay
    /// Of all pages.
    let count: Int
    let items: [MemberLineBody]
    let next: String?

    init(_ answer: AskSegment.Answer) {
        day = CalendarDay(answer.members.day)
        count = answer.members.members.count
        items = answer.lines.map { MemberLineBody($0) }
        next = answer.next
    }
}

/// Why somebody is in a segment, or is not.
struct WhyBody: Codable, Sendable {
    /// A part of the segment.
    struct Part: Codable, Sendable {
        /// How deep it lies: what follows deeper is part of it.
        let depth: Int
        let text: String
        let holds: Bool
        /// What was found.
        let facts: [String]
    }

    let day: CalendarDay
    let isIn: Bool
    /// Whether the brand knew them by the day: else they are in no segment.
    let isKnown: Bool
    /// From the whole down to each clause.
    let parts: [Part]

    init(_ answer: Answer, isKnown: Bool, on day: BrandDay, in language: Language) {
        self.day = CalendarDay(day)
        self.isKnown = isKnown
        isIn = isKnown && answer.holds
        parts = Self.parts(of: answer, depth: 0, in: language)
    }

    private static func parts(of answer: Answer, depth: Int, in language: Language) -> [Part] {
        let facts = answer.facts.map { $0(in: language) }
        return [Part(depth: depth, text: answer.text(in: language), holds: answer.holds, facts: facts)]
            + answer.parts.flatMap { parts(of: $0, depth: depth + 1, in: language) }
    }
}

/// Two segments, or one on two days, beside each other.
struct ComparisonBody: Codable, Sendable {
    struct Side: Codable, Sendable {
        let segment: String
        let day: CalendarDay
        let count: Int
        /// How many are on this side alone.
        let alone: Int
        /// The first of these.
        let items: [MemberLineBody]

        init(_ side: CompareSegments.Side) {
            segment = side.title
            day = CalendarDay(side.day)
            count = side.count
            alone = side.alone
            items = side.lines.map { MemberLineBody($0) }
        }
    }

    let one: Side
    let other: Side
    let both: Int
    let remarks: [String]

    init(_ answer: CompareSegments.Answer, in language: Language) {
        one = Side(answer.one)
        other = Side(answer.other)
        both = answer.both
        remarks = answer.remarks.map { $0(in: language) }
    }
}

/// Who entered and who left a segment.
struct SegmentMovesBody: Codable, Sendable {
    enum Cause: String, Choice {
        /// A fact became known.
        case fact
        /// A day began.
        case day
        /// The segment was defined anew, and whoever did asked that people enter.
        case definition
    }

    struct Line: Codable, Sendable {
        let number: Int64
        let customer: String
        let name: String?
        /// Entered; else left.
        let isIn: Bool
        /// From when it was true.
        let at: Moment
        let cause: Cause
        /// The segment's, by which it was.
        let version: Int64

        init(_ line: ReadSegmentMoves.Line) {
            number = line.number
            customer = line.line.customer
            name = line.line.name
            isIn = line.move.isIn
            at = Moment(line.move.occurredAt)
            version = line.move.version
            switch line.move.reason {
            case .fact: cause = .fact
            case .day: cause = .day
            case .definition: cause = .definition
            }
        }
    }

    /// The earliest first.
    let items: [Line]
    /// What to ask for behind `after` next time, at the end too.
    let last: Int64
    /// Whether there are more by now.
    let isMore: Bool

    init(_ answer: ReadSegmentMoves.Answer) {
        items = answer.lines.map { Line($0) }
        last = answer.last
        isMore = answer.isMore
    }
}

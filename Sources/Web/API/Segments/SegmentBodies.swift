import Insight
import Operations
import Segments
import Shop

/// A segment as a tree, in the form that builders write.
struct SegmentTree: SchemaStated {
    let segment: Segment

    static var schema: Schema { .anything }
    static var sample: SegmentTree { SegmentTree(.everyone) }

    init(_ segment: Segment) {
        self.segment = segment
    }

    init(from decoder: any Decoder) throws {
        segment = try Segment(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try segment.encode(to: encoder)
    }
}

/// A saved segment.
struct SavedSegmentBody: Codable, Sendable {
    struct Version: Codable, Sendable {
        let number: Int64
        let definition: String
        let definedAt: Moment
        /// Whether it changed with a segment that it names; else somebody defined it.
        let changedWithAnother: Bool
        /// Who was in it by this definition and not by the one before; and the other way round.
        let came: Int
        let went: Int
        let members: Int
    }

    let name: String
    let definition: String
    let members: Int
    let enteredInSevenDays: Int
    let leftInSevenDays: Int
    /// The oldest first.
    let versions: [Version]

    init(_ line: ListSegments.Line, in language: Language) {
        name = line.segment.name
        definition = line.segment.definition.text(in: language)
        members = line.members
        enteredInSevenDays = line.entered
        leftInSevenDays = line.left
        versions = line.versions.map { version in
            Version(
                number: version.number, definition: version.definition.text(in: language),
                definedAt: Moment(version.definedAt), changedWithAnother: version.origin == .named,
                came: version.came, went: version.went, members: version.members)
        }
    }
}

/// What saving changed.
struct SegmentSavedBody: Codable, Sendable {
    let name: String
    let version: Int64
    let definition: String
    let isChanged: Bool
    let isNew: Bool
    let members: Int
    let came: Int
    let went: Int
    /// Others that name it and changed with it.
    let changedWith: [String]
    /// What may have been meant otherwise.
    let remarks: [String]

    init(_ outcome: SaveSegment.Outcome, in language: Language) {
        name = outcome.segment.name
        version = outcome.segment.version
        definition = outcome.segment.definition.text(in: language)
        isChanged = outcome.isChanged
        isNew = outcome.isNew
        members = outcome.members
        came = outcome.came
        went = outcome.went
        changedWith = outcome.changedWith
        remarks = outcome.remarks.map { $0(in: language) }
    }
}

/// A segment in its canonical form.
struct SegmentCheckBody: Codable, Sendable {
    let english: String
    let chinese: String
    let tree: SegmentTree
    /// What may have been meant otherwise.
    let remarks: [String]

    init(_ answer: AskSegment.Answer, in language: Language) {
        english = answer.segment.text(in: .english)
        chinese = answer.segment.text(in: .chinese)
        tree = SegmentTree(answer.segment)
        remarks = answer.remarks.map { $0(in: language) }
    }
}

/// How many are in a segment.
struct SegmentCountBody: Codable, Sendable {
    let segment: String
    let day: CalendarDay
    let count: Int
    /// How many customers the brand knew by the day.
    let customers: Int
    let remarks: [String]

    init(_ answer: AskSegment.Answer, in language: Language) {
        segment = answer.segment.text(in: language)
        day = CalendarDay(answer.members.day)
        count = answer.members.members.count
        customers = answer.members.known
        remarks = answer.remarks.map { $0(in: language) }
    }
}

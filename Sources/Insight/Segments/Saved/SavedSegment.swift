package import Segments
package import Shop

/// 人群: a named question over facts, in the version that stands.
package struct SavedSegment: Hashable, Sendable {
    package let id: ID<SavedSegment>
    package let name: String
    /// From 1; the next with every change of what it asks, also of what a segment it names asks.
    package let version: Int64
    package let definition: Segment

    package init(id: ID<SavedSegment>, name: String, version: Int64, definition: Segment) {
        self.id = id
        self.name = name
        self.version = version
        self.definition = definition
    }
}

/// One definition that a segment has or had, and what giving it changed.
package struct SegmentVersion: Hashable, Sendable {
    /// Why there is this version.
    package enum Origin: Int64, Sendable {
        /// Somebody defined the segment so.
        case defined = 1
        /// A segment that this one names was defined anew.
        case named = 2
    }

    package let number: Int64
    package let definition: Segment
    package let origin: Origin
    /// How many were in it by this definition and not by the one before.
    package let came: Int
    /// How many were in it by the definition before and not by this one.
    package let went: Int
    /// How many were in it when it was given.
    package let members: Int
    package let definedAt: Instant
}

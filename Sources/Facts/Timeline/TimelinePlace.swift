package import Shop

/// Where something stands in a timeline: the newer first, of one moment by kind, then the higher id first.
package struct TimelinePlace: Hashable, Comparable, Sendable {
    package let at: Instant
    package let kind: TimelineKind
    package let id: Int64

    package init(at: Instant, kind: TimelineKind, id: Int64) {
        self.at = at
        self.kind = kind
        self.id = id
    }

    /// Whether it comes before the other on the page.
    package static func < (left: Self, right: Self) -> Bool {
        if left.at != right.at { return left.at > right.at }
        if left.kind != right.kind { return left.kind < right.kind }
        return left.id > right.id
    }

    /// What of a kind comes after it.
    package func bound(of kind: TimelineKind) -> TimelineBound {
        if kind == self.kind { return TimelineBound(at: at.milliseconds, id: id) }
        return TimelineBound(at: at.milliseconds, id: kind > self.kind ? .max : .min)
    }
}

/// Rows of one kind whose moment and id lie strictly below these come next.
package struct TimelineBound: Hashable, Sendable {
    /// Milliseconds.
    package let at: Int64
    package let id: Int64

    package init(at: Int64, id: Int64) {
        self.at = at
        self.id = id
    }
}

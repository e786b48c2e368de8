/// Puts pages of several kinds and customers together as one page.
package enum TimelineMerge {
    /// The first `limit` entries of all.
    ///
    /// - Parameter pages: each in order, and as long as asked for unless nothing more is behind it.
    /// - Complexity: O(entries · log entries); pages are short.
    package static func first(_ limit: Int, of pages: [[TimelineEntry]]) -> [TimelineEntry] {
        var seen: Set<TimelinePlace> = []
        // What is told of two who are one is told once.
        return Array(
            pages.joined().filter { seen.insert($0.place).inserted }.sorted { $0.place < $1.place }.prefix(limit))
    }
}

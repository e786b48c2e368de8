package import Facts
import Shop

/// A page of what happened to a person.
package struct TimelinePage: Sendable {
    /// Newest first.
    package let entries: [TimelineEntry]
    /// What to ask for the page behind it; nil at the end.
    package let next: String?
}

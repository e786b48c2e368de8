/// A text that nobody may see by accident: a password, a token, a key. Printed, logged or dumped it is dots.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The text itself: to hash it, or to show it once to whom it belongs.
    package var revealed: String { text }

    package var description: String { "•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

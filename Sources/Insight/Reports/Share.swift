/// A part of a whole, both counted: the figure can be shown with its formula.
package struct Share: Sendable, Hashable {
    package let part: Int
    package let whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// Between 0 and 1; nil of nothing.
    package var rate: Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}

package import Shop

/// A segment to begin with: whom one of the shipped scenes is for, as far as facts of persons say it.
package struct StarterSegment: Sendable, Hashable {
    /// A word of its own, kept for good.
    package let id: String
    package let name: Phrase
    /// What the scene is good for, in a line.
    package let purpose: Phrase
    /// In English; `Segment.text(in:)` of what it says has it in Chinese.
    package let text: String
    /// Whether it names a category or a product as an example, to be replaced by one of the brand's own.
    package let isExample: Bool

    init(_ id: String, _ name: Phrase, _ purpose: Phrase, _ text: String, isExample: Bool = false) {
        self.id = id
        self.name = name
        self.purpose = purpose
        self.text = text
        self.isExample = isExample
    }
}

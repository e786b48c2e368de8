package import Database
package import Shop

/// A file that the program wrote with persons in it, as it was noted.
package struct WrittenFile: Sendable, Hashable {
    /// Words are kept for good.
    package enum Kind: String, Sendable, CaseIterable {
        /// Names customers by their outer ids.
        case customers
        /// Rows of an imported file that were held back, as they were.
        case heldRows = "held_rows"
    }

    package let brand: ID<Brand>
    package let path: String
    package let kind: Kind
    /// Where it lies; nil for one that was noted before that was.
    package let machine: Machine?
    /// Of the database that wrote it, which may be the one that this branched off; nil as above.
    package let history: String?
    /// Since when somebody has been erased whom it may name, while it could not be reached; nil when there is nobody.
    package let awaitedSince: Instant?

    package init(
        _ path: String, _ kind: Kind, brand: ID<Brand>, on machine: Machine?, by history: String?,
        awaitedSince: Instant? = nil
    ) {
        self.path = path
        self.kind = kind
        self.brand = brand
        self.machine = machine
        self.history = history
        self.awaitedSince = awaitedSince
    }
}

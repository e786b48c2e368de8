package import Shop

/// What the first pass over a file found.
package struct Survey: Sendable, Equatable {
    package let rows: Int
    package let runs: Int
    /// The newest believable time in any of its time columns: the age of its statements when the file's name tells none.
    package let newest: Instant?

    package init(rows: Int, runs: Int, newest: Instant?) {
        self.rows = rows
        self.runs = runs
        self.newest = newest
    }
}

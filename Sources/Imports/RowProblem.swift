package import Shop

/// What is wrong with one row, and where.
package struct RowProblem: Error, Sendable, Equatable {
    /// The column as the file names it; nil when the row as a whole is wrong.
    package let column: String?
    /// What stands there, cut at two hundred characters.
    package let value: String
    /// Stable, for programs: `time.future`.
    package let code: String
    package let reason: Phrase

    package init(column: String?, value: String, code: String, reason: Phrase) {
        self.column = column
        self.value = value
        self.code = code
        self.reason = reason
    }

    init(column: String?, value: String, _ fault: CellFault) {
        self.init(column: column, value: value, code: fault.code, reason: fault.reason)
    }
}

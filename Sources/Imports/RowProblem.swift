package import Shop

/// What is wrong with one row, and where.
package struct RowProblem: Error, Sendable, Equatable {
    /// The column as the file names it; nil when the row as a whole is wrong.
    package let column: String?
    /// What stands there, cut at two hundred characters. It may be personal: show `shownValue`.
    package let value: String
    /// The column tells of a person, or it is not known which column it is.
    package let isPersonal: Bool
    /// Stable, for programs: `time.future`.
    package let code: String
    package let reason: Phrase

    package init(column: String?, value: String, code: String, reason: Phrase, isPersonal: Bool = false) {
        self.column = column
        self.value = value
        self.code = code
        self.reason = reason
        self.isPersonal = isPersonal
    }

    /// What stands there, as it may be shown on a screen or kept in a log: masked where it can be personal.
    package var shownValue: String { isPersonal ? Mask.masked(value) : value }

    func personal(_ isPersonal: Bool) -> RowProblem {
        RowProblem(column: column, value: value, code: code, reason: reason, isPersonal: isPersonal)
    }

    init(column: String?, value: String, _ fault: CellFault) {
        self.init(column: column, value: value, code: fault.code, reason: fault.reason)
    }
}

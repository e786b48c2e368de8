import Imports
package import Shop

/// What an import did, as it is kept: no value of a row.
package struct ImportOutcome: Codable, Sendable {
    /// What is wrong with a row.
    package struct Problem: Codable, Sendable {
        package let line: Int
        package let column: String?
        package let code: String
        package let reason: Phrase
    }

    package let format: String
    package let encoding: String
    package let store: String
    package let counts: ImportCounts
    /// The first of them.
    package let problems: [Problem]
    package let notes: [Phrase]

    init(_ report: ImportReport) {
        format = report.format
        encoding = report.encoding
        store = report.store
        counts = ImportCounts(report)
        problems = report.firstProblems.compactMap { row in
            row.problem.map {
                Problem(line: row.line, column: $0.column, code: $0.code, reason: $0.reason)
            }
        }
        notes = report.notes
    }
}

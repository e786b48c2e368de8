import Imports

/// Collects the rows that an import holds back.
struct HeldRows {
    private static let mostShown = 10
    private var file: ErrorsFile?

    /// - Parameter file: nil in a dry run.
    init(file: ErrorsFile?) {
        self.file = file
    }

    mutating func take(_ held: [HeldRow], into report: inout ImportReport) throws {
        report.heldRows += held.count
        for row in held {
            if row.problem != nil {
                report.badRows += 1
                if report.firstProblems.count < Self.mostShown { report.firstProblems.append(row) }
            }
            try file?.append(row)
        }
    }

    /// The path of the errors file; nil when there was nothing to write.
    mutating func finish() throws -> String? {
        try file?.finish()
    }
}

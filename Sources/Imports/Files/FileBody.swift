import Shop

/// What a file holds its rows in.
enum FileBody: Sendable {
    case table(TableBody)
    case elements(ElementBody)

    func survey(_ visit: (RowRun) throws -> Void, progress: (Int) throws -> Void) throws -> Survey {
        switch self {
        case .table(let body): try body.survey(visit, progress: progress)
        case .elements(let body): try body.survey(visit, progress: progress)
        }
    }

    func interpretation(of runs: [RowRun], by interpreter: Interpreter) throws(ImportFailure) -> Interpretation {
        switch self {
        case .table(let body): try body.interpretation(of: runs, by: interpreter)
        case .elements(let body): try body.interpretation(of: runs, by: interpreter)
        }
    }
}

import Database

/// As what a database goes on that is restored.
enum RestoredHistory: Sendable, Equatable {
    /// As this one: it takes its place.
    case goesOn(String)
    /// Beside this one, which may go on elsewhere: what is done here does not reach it.
    case branches(from: String)

    /// - Parameters:
    ///   - backup: the history that the back-up was made of.
    ///   - madeAt: the place where it was made; nil where the back-up does not say.
    ///   - replaced: the history of the database that it replaces; nil where there is none.
    ///   - place: where it is put.
    static func of(backup: String, madeAt: String?, replaced: String?, place: String) -> RestoredHistory {
        if let replaced, DatabaseHistory.areKin(replaced, backup) { return .goesOn(replaced) }
        return madeAt == place ? .goesOn(backup) : .branches(from: backup)
    }

    /// Which the back-up was made of, or the replaced database was.
    var former: String {
        switch self {
        case .goesOn(let history), .branches(let history): history
        }
    }

    /// What it is called from now on.
    var name: String {
        switch self {
        case .goesOn(let history): history
        case .branches(let history): DatabaseHistory.branch(of: history)
        }
    }
}

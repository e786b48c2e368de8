import Segments
import Shop

/// Why the fields of a condition are none yet.
enum ClauseMistake: Error, Sendable {
    case noName
    case noNumber
    case noDay
    /// What cannot stand together.
    case misfit(Phrase)

    func text(_ words: Words) -> String {
        switch self {
        case .noName: words("clause.noName")
        case .noNumber: words("clause.noNumber")
        case .noDay: words("clause.noDay")
        case .misfit(let what): words("clause.misfit", ["what": what(in: words.language)])
        }
    }
}

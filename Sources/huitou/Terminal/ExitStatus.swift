import ArgumentParser
import Shop

/// What the process ends with, so that scripts can tell. The numbers are those of sysexits.h.
enum ExitStatus {
    static func of(_ kind: FailureKind) -> Int32 {
        switch kind {
        case .invalid: 65
        case .notFound: 66
        case .unavailable: 69
        case .conflict: 73
        case .forbidden: 77
        }
    }

    /// A fault of the program itself.
    static let fault: Int32 = 70
    /// The answer could not be written to where it was to go.
    static let answerLost: Int32 = 74
}

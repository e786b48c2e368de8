/// A command sent to the process that holds the database.
struct HandOverRequest: Codable {
    let arguments: [String]
    let folder: String
    let language: String
    let isTerminal: Bool
    let isAnswerTerminal: Bool
    let hasColours: Bool
    let width: Int
    /// Passwords and codes: the socket is its owner's alone, and they go no further than this process.
    let typed: [String]
}

/// One piece of what comes back.
enum HandOverFrame: Codable {
    /// The holder has the request and will see it through.
    case accepted
    /// The holder lives, and has nothing to say yet.
    case alive
    case out(String)
    case error(String)
    case exit(Int32)
}

package import Shop

/// On whose behalf an operation runs. It says who, not what they may: that is read when the operation begins.
package enum Caller: Hashable, Sendable {
    /// Whoever can open the database file or knows the server's password acts as its owner.
    case commandLine
    case member(ID<Member>, session: ID<Session>)
    case key(ID<APIKey>)
    /// Somebody of whom nothing is known, such as who is about to sign in.
    case nobody

    /// Who is signed in; nil for a program and the command line.
    package var member: ID<Member>? {
        switch self {
        case .member(let id, _): id
        case .commandLine, .key, .nobody: nil
        }
    }

    /// As it is kept with what somebody decided: a code and an id, nothing personal.
    package var code: String {
        id.map { "\(kind) \($0)" } ?? kind
    }

    /// How the audit says it.
    package var kind: String {
        switch self {
        case .commandLine: "command_line"
        case .member: "member"
        case .key: "key"
        case .nobody: "nobody"
        }
    }

    /// Whoever asked for what goes on after they have gone: in no session any more.
    init(kind: String, id: Int64?) {
        self =
            switch (kind, id) {
            case ("member", let id?): .member(ID(id), session: ID(0))
            case ("key", let id?): .key(ID(id))
            case ("command_line", _): .commandLine
            default: .nobody
            }
    }

    var id: Int64? {
        switch self {
        case .member(let id, _): id.raw
        case .key(let id): id.raw
        case .commandLine, .nobody: nil
        }
    }
}

/// On whose behalf an operation runs. It says who, not what they may: that is read when the operation begins.
package enum Caller: Hashable, Sendable {
    /// Whoever can open the database file or knows the server's password acts as its owner.
    case commandLine
    /// Somebody of whom nothing is known, such as who is about to sign in.
    case nobody
}

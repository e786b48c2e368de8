/// What kind of failure it was: what a door (command line, HTTP) answers depends on this alone.
package enum FailureKind: String, Sendable {
    /// It does not exist, or belongs to another brand: both answer alike.
    case notFound
    /// What was given cannot be right.
    case invalid
    /// It contradicts what is already there.
    case conflict
    /// The caller may not.
    case forbidden
    /// Nobody knows who asks: they must sign in, or bring another key.
    case unknownCaller
    /// Asked too often: later.
    case limited
    /// Not now: the disk is full, the database is away.
    case unavailable
    /// The program's own fault, or its database's: nothing that whoever asks could mend. What is said of it is for whoever
    /// runs the program, and for nobody else.
    case broken
}

/// An error that can be shown to the person who caused it: what, where, and the way out.
package protocol Explained: Error, Sendable {
    var kind: FailureKind { get }
    /// Stable, for programs: `store.unknown`.
    var code: String { get }
    /// One sentence, and a way out; never anything internal.
    var message: Phrase { get }
}

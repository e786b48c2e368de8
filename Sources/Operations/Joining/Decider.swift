/// What decides where nobody does, by a code that is kept with what was decided; somebody is told by `Caller.code`.
enum Decider {
    /// What ran out by itself.
    static let expiry = "expiry"
}

/// What became of a delivery. Words are kept.
package enum WebhookOutcome: String, Sendable, CaseIterable {
    /// It is among the facts, or was before.
    case taken
    /// It was set aside.
    case aside
}

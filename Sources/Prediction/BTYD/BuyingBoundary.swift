/// Where the best fit of a model lies at the edge of what its parameters can say.
package enum BuyingBoundary: String, Sendable, CaseIterable {
    /// Inside: every parameter is told by the data.
    case none
    /// The likelihood is no better than that of NBD, whose limit the model then nears (a → 0, s → 0 or b, β → ∞): the
    /// data do not show anybody leaving.
    case departureNotIdentified
    /// Nobody bought again: there is nothing to learn a rate of return from but the prior.
    case noRepeats
    /// All persons buy at one rate (r → ∞).
    case everyoneAlike
    /// Nobody to learn from, or nobody observed for a day.
    case noData
}

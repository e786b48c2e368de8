/// As what somebody works for a brand. Names are kept for good.
package enum Role: String, Sendable, CaseIterable {
    case owner
    /// Runs the brand day by day.
    case manager
    /// Brings in orders and decides whom to address.
    case `operator`
    /// Talks with customers.
    case agent
    /// Stands in a store.
    case clerk
    /// Reads figures and changes nothing.
    case analyst
}

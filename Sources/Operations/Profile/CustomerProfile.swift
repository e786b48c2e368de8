package import Customers
package import Facts
package import Insight
package import Shop

/// One person with everything known of them.
package struct CustomerProfile: Sendable {
    /// A name that the person is known by.
    package struct Identity: Sendable {
        package let kind: IdentityKind
        package let store: String
        package let since: Instant
        /// Masked; nil when the value is not kept.
        package let value: String?
        /// `c_…` of the customer whose rows it brings.
        package let customer: String
    }

    /// Why two customers are read as one, or were.
    package struct Merge: Sendable {
        /// `m_…`
        package let name: String
        /// `c_…`
        package let one: String
        package let other: String
        package let cause: Joining.Cause
        package let evidence: JoinEvidence?
        /// Whether somebody said why, in their own words: `RevealCustomer` gives them.
        package let hasNote: Bool
        package let joining: Joining
    }

    /// `c_…` of whom the person is read as.
    package let id: String
    package let customer: Customer
    /// `c_…` of all who are read as them, themselves among them.
    package let members: [String]
    package let summary: CustomerSummary
    /// Nil for one whom the brand did not know by today.
    package internal(set) var figures: PersonFigures?
    /// How the brand calls its classes.
    package internal(set) var labels = LabelSet.standard
    package let status: PersonStatus
    /// What stands of their consents: nothing once they were erased.
    package var consents: [PersonStatus.Consent] { status.consents }
    /// Of what their addresses are kept out.
    package let keptOut: [KeptOut]
    /// Nil for one who was not.
    package let erased: ErasedPerson?
    /// What is warned of; it has not run out. Reasons in staff's own words are given by `RevealCustomer`.
    package let risks: [PersonRisk]
    package let identities: [Identity]
    /// Those that stand and those that were taken back, in order.
    package let merges: [Merge]
    /// Masked.
    package let values: [PersonalValue]
    /// Newest first.
    package let orders: [OrderRecord]
    package let timeline: TimelinePage
    package let brand: Brand
    /// By id.
    package let stores: [ID<Store>: String]
}

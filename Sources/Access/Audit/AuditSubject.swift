/// What something was done to.
package struct AuditSubject: Sendable, Hashable {
    /// Names are kept for good.
    package enum Kind: String, Sendable, CaseIterable {
        case member
        case session
        case key
        case brand
        case store
        case order
        case refund
        case customer
        case segment
        case proposal
        case rule
        case risk
        case webhook
        /// What was set aside.
        case aside
        case importRun = "import"
    }

    package let kind: Kind
    package let id: Int64

    package init(_ kind: Kind, _ id: Int64) {
        self.kind = kind
        self.id = id
    }
}

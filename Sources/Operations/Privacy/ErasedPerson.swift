import Customers
import Database
package import Shop

/// That a person was erased, under all the ids that they are read as.
package struct ErasedPerson: Sendable {
    package let at: Instant
    package let reason: ErasureReason

    /// Nil for one of whom an id is left that was not.
    ///
    /// - Parameter erasures: those of some of the members.
    init?(_ erasures: [Erasure], of members: [ID<Customer>]) {
        guard Set(erasures.map(\.customer)).isSuperset(of: members),
            let last = erasures.max(by: { $0.erasedAt < $1.erasedAt })
        else { return nil }
        at = last.erasedAt
        reason = last.reason
    }
}

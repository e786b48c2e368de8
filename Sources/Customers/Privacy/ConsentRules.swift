package import Shop

/// What a statement of consent means for the addresses of whoever made it.
package enum ConsentRules {
    package enum Verdict: Hashable, Sendable {
        /// It is recorded, and changes no address.
        case recorded
        /// It is recorded, and the addresses are kept out from then on.
        case suppresses
        /// It is recorded, and the addresses are let in again: it is newer than what kept them out.
        case lifts
        /// It is older than what keeps the addresses out: it proves nothing, and is not recorded.
        case tooOld
    }

    /// - Parameters:
    ///   - occurredAt: when it was said.
    ///   - suppressedAt: since when an address is kept out for this channel and purpose; nil when none is.
    package static func verdict(
        isWithdrawn: Bool, occurredAt: Instant, suppressedAt: Instant?
    ) -> Verdict {
        if isWithdrawn { return .suppresses }
        guard let suppressedAt else { return .recorded }
        return occurredAt > suppressedAt ? .lifts : .tooOld
    }
}

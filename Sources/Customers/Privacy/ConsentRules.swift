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

    /// The newest word stands, in whatever order they are told; of two of one moment, the withdrawal.
    ///
    /// - Parameters:
    ///   - occurredAt: when it was said.
    ///   - suppressedAt: since when an address is kept out for this channel and purpose; nil when none is.
    ///   - givenAt: when the person last agreed to this channel and purpose; nil for never.
    package static func verdict(
        isWithdrawn: Bool, occurredAt: Instant, suppressedAt: Instant?, givenAt: Instant?
    ) -> Verdict {
        if isWithdrawn { return givenAt.map { $0 > occurredAt } ?? false ? .recorded : .suppresses }
        guard let suppressedAt else { return .recorded }
        return occurredAt > suppressedAt ? .lifts : .tooOld
    }
}

package import Shop

/// Whether somebody may be reached: `consented to sms for marketing`.
package struct ConsentClause: Hashable, Sendable {
    package let channel: ConsentChannel
    /// Nil: for any purpose.
    package let purpose: ConsentPurpose?
    package let isWithdrawn: Bool

    package init(_ channel: ConsentChannel, for purpose: ConsentPurpose? = nil, isWithdrawn: Bool = false) {
        self.channel = channel
        self.purpose = purpose
        self.isWithdrawn = isWithdrawn
    }
}

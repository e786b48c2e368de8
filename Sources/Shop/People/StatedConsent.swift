/// 授权: that a person may be reached by a channel for a purpose, or may be no more, with what proves it.
package struct StatedConsent: Hashable, Sendable {
    package let channel: ConsentChannel
    package let purpose: ConsentPurpose
    package let isWithdrawn: Bool
    /// How it was said, as `checkout` or `reply`; never empty.
    package let method: String
    /// Which text was agreed to; nil where none was shown.
    package let textVersion: String?

    package init(
        _ channel: ConsentChannel, for purpose: ConsentPurpose, isWithdrawn: Bool = false, method: String,
        textVersion: String? = nil
    ) {
        self.channel = channel
        self.purpose = purpose
        self.isWithdrawn = isWithdrawn
        self.method = method
        self.textVersion = textVersion
    }
}

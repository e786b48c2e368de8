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

/// By what a person can be reached.
package enum ConsentChannel: String, Sendable, CaseIterable {
    case sms, email, wechat, phone
    /// 推送: to an app.
    case push
    /// 邮寄
    case post
}

/// What for.
package enum ConsentPurpose: String, Sendable, CaseIterable {
    case marketing, service
    /// 画像
    case profiling
    case research
}

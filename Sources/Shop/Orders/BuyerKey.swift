/// What kind of name an identity is.
package enum IdentityKind: String, Sendable, CaseIterable, Codable {
    case phone, email
    /// 会员名 / 昵称 of a platform account.
    case nick
    /// A platform's own id of the buyer: ouid, JD account, customer number.
    case account
    case wechatOpenID = "openid"
    case wechatUnionID = "unionid"
    case memberCard = "member_card"
    case anonymous
}

/// What ties an order to a buyer within its store: one name of the person, in one space.
package struct BuyerKey: Hashable, Sendable {
    package let kind: IdentityKind
    package let value: String

    package init(kind: IdentityKind, value: String) {
        self.kind = kind
        self.value = value
    }
}

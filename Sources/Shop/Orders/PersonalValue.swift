/// What kind of personal value it is: everything that names or reaches a person, and every free text.
package enum PersonalKind: String, Sendable, CaseIterable, Codable {
    case name, nick, phone, email, account
    case memberCard = "member_card"
    case address
    /// 买家留言
    case buyerMessage = "buyer_message"
    /// 商家备注
    case merchantMemo = "merchant_memo"
    /// What a review says (评价内容).
    case review
    /// What staff wrote down: why two were merged, why somebody is on the risk list.
    case note
}

/// One personal value in the clear, on its way to where it is kept encrypted. Never logged, never in an error.
package struct PersonalValue: Hashable, Sendable {
    package let kind: PersonalKind
    package let text: String

    package init(kind: PersonalKind, text: String) {
        self.kind = kind
        self.text = text
    }
}

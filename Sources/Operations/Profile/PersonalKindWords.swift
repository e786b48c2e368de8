package import Shop

extension PersonalKind {
    /// What it is called.
    package var name: Phrase {
        switch self {
        case .name: Phrase(en: "name", zh: "姓名")
        case .nick: Phrase(en: "nick", zh: "昵称")
        case .phone: Phrase(en: "phone", zh: "电话")
        case .email: Phrase(en: "email", zh: "邮箱")
        case .account: Phrase(en: "account", zh: "账号")
        case .memberCard: Phrase(en: "member card", zh: "会员卡")
        case .address: Phrase(en: "address", zh: "地址")
        case .buyerMessage: Phrase(en: "buyer's message", zh: "买家留言")
        case .merchantMemo: Phrase(en: "memo", zh: "商家备注")
        case .review: Phrase(en: "review", zh: "评价")
        case .note: Phrase(en: "note", zh: "备注")
        }
    }
}

extension IdentityKind {
    /// What it is called.
    package var name: Phrase {
        switch self {
        case .phone: Phrase(en: "phone", zh: "手机号")
        case .email: Phrase(en: "e-mail", zh: "邮箱")
        case .nick: Phrase(en: "nick", zh: "昵称")
        case .account: Phrase(en: "account", zh: "平台账号")
        case .wechatOpenID: Phrase(en: "WeChat openid", zh: "微信 openid")
        case .wechatUnionID: Phrase(en: "WeChat unionid", zh: "微信 unionid")
        case .memberCard: Phrase(en: "member card", zh: "会员卡")
        case .anonymous: Phrase(en: "device", zh: "设备")
        }
    }
}

/// By what a person can be reached. Words are kept for good.
package enum ConsentChannel: String, Sendable, CaseIterable {
    case sms, email, wechat, phone
    /// 推送: to an app.
    case push
    /// 邮寄
    case post

    package var name: Phrase {
        switch self {
        case .sms: Phrase(en: "text messages", zh: "短信")
        case .email: Phrase(en: "e-mail", zh: "邮件")
        case .wechat: Phrase(en: "WeChat", zh: "微信")
        case .phone: Phrase(en: "calls", zh: "电话")
        case .push: Phrase(en: "app messages", zh: "推送")
        case .post: Phrase(en: "post", zh: "邮寄")
        }
    }
}

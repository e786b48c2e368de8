/// By what a person can be reached. Words are kept for good.
package enum ConsentChannel: String, Sendable, CaseIterable {
    case sms, email, wechat, phone
    /// 推送: to an app.
    case push
    /// 邮寄
    case post
}

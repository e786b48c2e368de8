import Access
import HTTPTypes
import Operations
import Shop

/// Codes of an authenticator beside the password.
enum SecondFactorRoutes {
    static let all: [Route] = [begin, confirm, remove, removeOfMember]

    private struct BegunBody: Codable, Sendable {
        /// `otpauth://…`, for an authenticator; shown once.
        let uri: String
    }

    private static let begin = Route.act(
        .post, "/caller/second-factor", "beginSecondFactor", .signingIn,
        Phrase(en: "Make the secret for an authenticator.", zh: "生成验证器所用的密钥。"), status: .created,
        ask: { _ in BeginSecondFactor(of: nil) }, show: { uri, _ in BegunBody(uri: uri.revealed) })

    private struct CodeBody: Codable, Sendable {
        /// As the authenticator shows it.
        let code: String
    }

    private struct RecoveryBody: Codable, Sendable {
        /// Each opens the account once where the authenticator is lost; shown once.
        let codes: [String]
    }

    private static let confirm = Route.change(
        .put, "/caller/second-factor", "confirmSecondFactor", .signingIn,
        Phrase(en: "Have it count, by a code of it; sessions end.", zh: "输入验证码以启用；会话随之结束。"), body: CodeBody.self,
        ask: { _, given in ConfirmSecondFactor(of: nil, code: Secret(given.code)) },
        show: { codes, _ in RecoveryBody(codes: codes.map(\.revealed)) })

    private static let remove = Route.change(
        .post, "/caller/second-factor/removal", "removeOwnSecondFactor", .signingIn,
        Phrase(en: "Take it off one's own account, by a code of it; sessions end.", zh: "输入验证码以移除自己的二次验证；会话随之结束。"),
        body: CodeBody.self, ask: { _, given in RemoveSecondFactor(of: nil, code: Secret(given.code)) })

    private static let removeOfMember = Route.act(
        .delete, "/members/{member}/second-factor", "removeSecondFactor", .staff,
        Phrase(en: "Take it off somebody's account; their sessions end.", zh: "移除成员的二次验证，其会话随之结束。"),
        ask: { call in RemoveSecondFactor(of: call["member"]) })
}

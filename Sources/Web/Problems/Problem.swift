import Hummingbird
import Shop

/// What went wrong, as RFC 9457 writes it.
struct Problem: Codable, Sendable {
    /// What is wrong at one place of what was sent.
    struct Place: Codable, Sendable {
        /// RFC 6901.
        let pointer: String
        let detail: String
    }

    /// A page that tells of it.
    let type: String
    let title: String
    let status: Int
    let detail: String
    /// Stable, for programs: `store.not_found`.
    let code: String
    let errors: [Place]?

    init(_ error: any Explained, in language: Language) {
        let status = ProblemStatus.of(error)
        type = "/docs/api#" + error.code
        title = ProblemStatus.title(of: error.kind)(in: language)
        self.status = status.code
        detail = error.message(in: language)
        code = error.code
        if case WebError.unfit(let faults) = error {
            errors = faults.map { Place(pointer: $0.pointer, detail: $0.reason(in: language)) }
        } else {
            errors = nil
        }
    }
}

/// Which status tells of what kind of failure: the one place that says so.
enum ProblemStatus {
    static func of(_ error: any Explained) -> HTTPResponse.Status {
        if let error = error as? WebError, let status = of(error) { return status }
        return switch error.kind {
        case .notFound: .notFound
        case .invalid: .unprocessableContent
        case .conflict: .conflict
        case .forbidden: .forbidden
        case .unknownCaller: .unauthorized
        case .limited: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .broken: .internalServerError
        }
    }

    private static func of(_ error: WebError) -> HTTPResponse.Status? {
        switch error {
        case .wrongMethod: .methodNotAllowed
        case .noJSON, .badQuery, .badIdempotencyKey, .brokenOff: .badRequest
        case .tooLarge: .contentTooLarge
        case .wrongMediaType: .unsupportedMediaType
        case .noSuchPage, .unfit, .credentialsInURL, .foreignOrigin, .idempotencyKeyReused, .twinRunning,
            .answerNotKept, .tooManyRequests:
            nil
        }
    }

    static func title(of kind: FailureKind) -> Phrase {
        switch kind {
        case .notFound: Phrase(en: "Not found", zh: "未找到")
        case .invalid: Phrase(en: "Not taken", zh: "内容有误")
        case .conflict: Phrase(en: "In conflict with what is there", zh: "与现有内容冲突")
        case .forbidden: Phrase(en: "Not permitted", zh: "没有权限")
        case .unknownCaller: Phrase(en: "Not signed in", zh: "未登录")
        case .limited: Phrase(en: "Too often", zh: "过于频繁")
        case .unavailable: Phrase(en: "Not now", zh: "暂不可用")
        case .broken: Phrase(en: "It went wrong in here", zh: "服务内部出错")
        }
    }
}

import Shop

/// What can be wrong with a request before anything is asked by it.
enum WebError: Explained, Equatable {
    case noSuchPage
    /// It ended in the middle, or came too slowly to end.
    case brokenOff
    case wrongMethod(allowed: [String])
    case noJSON(place: Int, reason: Phrase)
    /// It is JSON, and not what is wanted here.
    case unfit([SchemaCheck.Fault])
    case badQuery(name: String, reason: Phrase)
    case tooLarge(mostBytes: Int)
    case wrongMediaType(wanted: String)
    case credentialsInURL
    /// A page of another site asked in the name of somebody who is signed in here.
    case foreignOrigin
    case badIdempotencyKey
    case idempotencyKeyReused
    case twinRunning
    /// It was done before, and what was answered then is not kept any more.
    case answerNotKept
    case tooManyRequests(waitSeconds: Int64)

    var kind: FailureKind {
        switch self {
        case .noSuchPage, .wrongMethod: .notFound
        case .noJSON, .unfit, .badQuery, .tooLarge, .wrongMediaType, .badIdempotencyKey, .idempotencyKeyReused,
            .brokenOff:
            .invalid
        case .credentialsInURL: .unknownCaller
        case .foreignOrigin: .forbidden
        case .twinRunning, .answerNotKept: .conflict
        case .tooManyRequests: .limited
        }
    }

    var code: String {
        switch self {
        case .noSuchPage: "request.not_found"
        case .brokenOff: "request.broken_off"
        case .wrongMethod: "request.method"
        case .noJSON: "request.json"
        case .unfit: "request.unfit"
        case .badQuery: "request.query"
        case .tooLarge: "request.too_large"
        case .wrongMediaType: "request.media_type"
        case .credentialsInURL: "request.credentials_in_url"
        case .foreignOrigin: "request.origin"
        case .badIdempotencyKey: "idempotency.bad_key"
        case .idempotencyKeyReused: "idempotency.reused"
        case .twinRunning: "idempotency.running"
        case .answerNotKept: "idempotency.not_kept"
        case .tooManyRequests: "request.limited"
        }
    }

    var message: Phrase {
        switch self {
        case .noSuchPage:
            Phrase(
                en: "There is nothing at this address. /docs/api lists what there is.", zh: "该地址不存在。可用接口见 /docs/api。")
        case .brokenOff: Phrase(en: "The request broke off, or came too slowly.", zh: "请求中断或过慢。")
        case .wrongMethod(let allowed):
            Phrase(
                en: "This address takes \(allowed.joined(separator: ", ")).",
                zh: "该地址只接受 \(allowed.joined(separator: "、"))。")
        case .noJSON(let place, let reason):
            Phrase(
                en: "The body is no JSON: byte \(place + 1): \(reason.english).",
                zh: "请求体不是有效的 JSON：第 \(place + 1) 字节：\(reason.chinese)。")
        case .unfit(let faults): Self.message(of: faults)
        case .badQuery(let name, let reason):
            Phrase(en: "“\(name)” in the address: \(reason.english).", zh: "地址参数“\(name)”：\(reason.chinese)。")
        case .tooLarge(let most):
            Phrase(en: "At most \(most) bytes are taken here. Send less at a time.", zh: "请求体最多 \(most) 字节，请分批发送。")
        case .wrongMediaType(let wanted):
            Phrase(en: "Send it as \(wanted).", zh: "请以 \(wanted) 格式发送。")
        case .credentialsInURL:
            Phrase(
                en:
                    "A key does not belong into an address, where others read it: send it in the header Authorization, and "
                    + "make another one in its place.",
                zh: "密钥不可写在地址中（会被他人看到）：请放在 Authorization 请求头，并更换该密钥。")
        case .foreignOrigin:
            Phrase(en: "This was sent by a page of another site.", zh: "请求来自其他网站的页面。")
        case .badIdempotencyKey:
            Phrase(
                en: "Idempotency-Key takes 1 to 200 letters, digits and signs without blanks.",
                zh: "Idempotency-Key 须为 1 至 200 个不含空格的字母、数字或符号。")
        case .idempotencyKeyReused:
            Phrase(
                en: "This Idempotency-Key came before with another request. Take a new key for a new request.",
                zh: "该 Idempotency-Key 已用于另一请求。新请求请使用新的 key。")
        case .twinRunning:
            Phrase(
                en: "The same request is still running. Ask again in a moment.", zh: "相同的请求仍在处理，请稍后重试。")
        case .answerNotKept:
            Phrase(
                en: "This was done before; what was answered then is not kept any more. Read what stands now.",
                zh: "该请求此前已完成，当时的答复已不再保留，请读取当前内容。")
        case .tooManyRequests(let seconds):
            Phrase(en: "Too many requests. Try again in \(seconds) s.", zh: "请求过于频繁，请 \(seconds) 秒后重试。")
        }
    }

    private static func message(of faults: [SchemaCheck.Fault]) -> Phrase {
        guard let first = faults.first else {
            return Phrase(en: "This is not what is wanted here.", zh: "内容不符合要求。")
        }
        let place =
            first.pointer.isEmpty ? Phrase(en: "The body", zh: "请求体") : Phrase(en: first.pointer, zh: first.pointer)
        let more = faults.count - 1
        return Phrase(
            en: "\(place.english): \(first.reason.english)" + (more > 0 ? ", and \(more) more" : "") + ".",
            zh: "\(place.chinese)：\(first.reason.chinese)" + (more > 0 ? "，另有 \(more) 处" : "") + "。")
    }
}

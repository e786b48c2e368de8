package import Shop

/// Why one message of the Segment specification is not taken as it was sent.
package enum EventFault: Error, Sendable, Equatable {
    /// No JSON from this byte of the message on.
    case notJSON(at: Int)
    case notText
    case notAnObject
    case tooLong(mostBytes: Int)
    case tooDeep
    case tooManyNames
    /// A name stands twice in one object.
    case repeatedName(String)
    case unfit(field: String, wanted: Phrase)
    case missing(field: String)
    /// Under a name that means nothing here.
    case unknownEvent(String)
    /// So long ago that nobody knows any more whether it was taken before.
    case tooOld
    /// Something else was taken under its `messageId`.
    case differs
    /// It tells of money, and the key may only send what people do.
    case needsImport

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .notJSON: "event.not_json"
        case .notText: "event.not_text"
        case .notAnObject: "event.not_an_object"
        case .tooLong: "event.too_long"
        case .tooDeep: "event.too_deep"
        case .tooManyNames: "event.too_many_names"
        case .repeatedName: "event.repeated_name"
        case .unfit: "event.unfit_value"
        case .missing: "event.missing_value"
        case .unknownEvent: "event.unknown"
        case .tooOld: "event.too_old"
        case .differs: "event.differs"
        case .needsImport: "event.needs_import"
        }
    }

    package var reason: Phrase {
        switch self {
        case .notJSON(let place):
            Phrase(
                en: "no JSON from byte \(place) on; send JSON as RFC 8259 has it",
                zh: "从第 \(place) 字节起不是 JSON，请发送标准 JSON")
        case .notText:
            Phrase(en: "not UTF-8, or with a NUL character; send plain UTF-8", zh: "不是 UTF-8 或含有 NUL 字符，请发送 UTF-8 文本")
        case .notAnObject: Phrase(en: "a message is an object “{…}”", zh: "消息应为对象“{…}”")
        case .tooLong(let most):
            Phrase(en: "longer than \(most) bytes; send less with one message", zh: "超过 \(most) 字节，请精简单条消息")
        case .tooDeep:
            Phrase(
                en: "lists and objects lie more than \(EventLimits.deepest) deep in each other",
                zh: "列表和对象嵌套超过 \(EventLimits.deepest) 层")
        case .tooManyNames:
            Phrase(
                en: "an object with more than \(EventLimits.mostNames) names; send fewer",
                zh: "单个对象的字段超过 \(EventLimits.mostNames) 个，请减少")
        case .repeatedName(let name):
            Phrase(en: "“\(name)” stands twice in one object; keep one", zh: "同一对象中“\(name)”出现两次，请保留一个")
        case .unfit(let field, let wanted):
            Phrase(en: "\(field) should be \(wanted.english)", zh: "\(field) 应为\(wanted.chinese)")
        case .missing(let field): Phrase(en: "\(field) is missing; send it", zh: "缺少 \(field)，请补上")
        case .unknownEvent(let name):
            Phrase(en: "“\(name)” is no event that means something here", zh: "“\(name)”不是可识别的事件")
        case .tooOld:
            Phrase(
                en: "from more than \(EventLimits.days) days ago: whether it was taken before is not known; import it",
                zh: "早于 \(EventLimits.days) 天，无法判断此前是否收录，请改用导入")
        case .differs:
            Phrase(
                en: "something else came before under this messageId; what came first stands",
                zh: "同一 messageId 此前收到过不同内容，以先收到的为准")
        case .needsImport:
            Phrase(
                en: "orders and refunds are taken with a key that also has facts.import, which no web page should hold",
                zh: "订单和退款须使用同时具备 facts.import 权限的密钥，且不得放在网页中")
        }
    }
}

/// What one message or batch may be.
package enum EventLimits {
    package static let mostBytesOfBatch = 500_000
    package static let mostBytesOfMessage = 32_768
    package static let deepest = 32
    /// In one object.
    static let mostNames = 512
    /// Keys of what was taken are kept as long.
    package static let days: Int64 = 30
    /// A client's clock may be so far ahead.
    static let mostAheadMilliseconds: Int64 = 300_000
    /// Of a name that somebody is known by, or that a message has.
    static let longestID = IdentifierText.longestBytes
    /// Of any other text that is kept.
    static let longestText = 4_096
    /// In one order.
    static let mostProducts = 1_000
    /// Of a person that the brand may have defined.
    static let mostTraits = 100
}

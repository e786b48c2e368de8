package import Imports
package import Shop

/// Why nothing of a call is taken.
package enum EventsError: Explained, Equatable {
    case unreadable(EventBody.Refusal)
    /// The one message that was sent cannot be taken as it is.
    case unfit(EventFault)
    /// Several stores, or none.
    case storeNotNamed([String])

    package var kind: FailureKind { .invalid }

    package var code: String {
        switch self {
        case .unreadable(let refusal): refusal.code
        case .unfit(let fault): fault.code
        case .storeNotNamed: "store.not_named"
        }
    }

    package var message: Phrase {
        switch self {
        case .unreadable(let refusal): return refusal.reason
        case .unfit(let fault):
            return Phrase(
                en: "The message cannot be taken: \(fault.reason.english).", zh: "无法接收该消息：\(fault.reason.chinese)。")
        case .storeNotNamed(let names):
            let known = names.prefix(10)
            return Phrase(
                en: "It is not told of which store these events are. Make a key with events.send and --store NAME; "
                    + "stores: \(known.joined(separator: ", ")).",
                zh: "未指明行为所属店铺。请创建带 events.send 和 --store 名称 的密钥；店铺：\(known.joined(separator: "、"))。")
        }
    }
}

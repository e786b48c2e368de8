package import Shop

/// Why something that came in was not taken up. Words are kept.
package enum SetAsideReason: String, Sendable, CaseIterable {
    case unknownTopic = "unknown_topic"
    case unknownEvent = "unknown_event"
    /// Sent so long ago that it can no longer be known whether it was taken up before.
    case tooOld = "too_old"
    /// Something else came before under the same key.
    case differs
    /// It can be read, and what it says cannot be.
    case invalid
    case unreadable
    /// It tells of orders or refunds, and its key may only send what visitors do.
    case needsImport = "needs_import"
    /// It names an order by a number that nothing has told of yet.
    case unknownOrder = "unknown_order"
    /// A person asks the platform's shop for what is held of them.
    case dataRequested = "data_requested"
    /// A person asks the platform's shop to be forgotten.
    case erasureAsked = "erasure_asked"
    /// The platform says that the shop's data are to go.
    case shopErasureAsked = "shop_erasure_asked"
    /// The sender has been taken off: nothing more comes.
    case senderRemoved = "sender_removed"

    package var name: Phrase {
        switch self {
        case .unknownTopic: Phrase(en: "unknown topic", zh: "未知主题")
        case .unknownEvent: Phrase(en: "unknown event", zh: "未知事件")
        case .tooOld: Phrase(en: "too old", zh: "时间过久")
        case .differs: Phrase(en: "differs from before", zh: "与先前不一致")
        case .invalid: Phrase(en: "cannot be right", zh: "内容不合理")
        case .unreadable: Phrase(en: "unreadable", zh: "无法读取")
        case .needsImport: Phrase(en: "key may not tell of orders", zh: "密钥无权上报订单")
        case .unknownOrder: Phrase(en: "unknown order", zh: "未知订单")
        case .dataRequested: Phrase(en: "person asks for their data", zh: "客户索取个人数据")
        case .erasureAsked: Phrase(en: "person asks to be erased", zh: "客户要求删除")
        case .shopErasureAsked: Phrase(en: "shop is to be erased", zh: "平台要求清除店铺数据")
        case .senderRemoved: Phrase(en: "sender was removed", zh: "推送方已停用")
        }
    }

    /// What it means, and what to do.
    package var advice: Phrase {
        switch self {
        case .unknownTopic:
            Phrase(
                en: "Huitou does not take up this topic yet. After an upgrade: huitou aside retry ID",
                zh: "目前不支持该主题。升级后可重试：huitou aside retry ID")
        case .unknownEvent:
            Phrase(
                en: "Huitou does not take up this event yet. After an upgrade: huitou aside retry ID",
                zh: "目前不支持该事件。升级后可重试：huitou aside retry ID")
        case .tooOld:
            Phrase(
                en: "It was sent more than 30 days ago: whether it was taken up before is no longer known.",
                zh: "发送时间超过 30 天，已无法判断此前是否收录。")
        case .differs:
            Phrase(
                en: "Something else came before under the same key. What came first stands.",
                zh: "同一编号此前收到过不同内容，以先收到的为准。")
        case .invalid:
            Phrase(
                en:
                    "It lacks what it must say, or says what cannot be. Correct it where it was sent, and send it again.",
                zh: "缺少必要内容，或内容不成立。请在发送方更正后重新发送。")
        case .unreadable:
            Phrase(
                en: "It is no JSON, or not in the form that its topic has. Correct it where it was sent.",
                zh: "不是 JSON，或与该主题的格式不符。请在发送方更正。")
        case .needsImport:
            Phrase(
                en:
                    "Orders and refunds are taken with a key that has facts.import too. Send it from the shop's server.",
                zh: "订单和退款须使用同时具备 facts.import 权限的密钥，请由店铺服务器上报。")
        case .unknownOrder:
            Phrase(
                en: "The order that it names has not come in. Once it has: huitou aside retry ID",
                zh: "所指订单尚未收录。收录后可重试：huitou aside retry ID")
        case .dataRequested:
            Phrase(
                en:
                    "Find the customer, then: huitou customers export ID. The platform wants it answered within 30 days.",
                zh: "请找到该客户并导出：huitou customers export ID。平台要求 30 天内答复。")
        case .erasureAsked:
            Phrase(
                en:
                    "Find the customer, then: huitou customers erase ID --reason request. The platform wants it done within "
                    + "30 days.",
                zh: "请找到该客户并删除：huitou customers erase ID --reason request。平台要求 30 天内完成。")
        case .shopErasureAsked:
            Phrase(
                en: "The shop left the platform's app 48 hours ago. Decide what of its customers is to be erased.",
                zh: "该店铺已于 48 小时前卸载平台应用。请决定需要删除哪些客户。")
        case .senderRemoved:
            Phrase(
                en: "Nothing more comes from there. End it with: huitou webhooks end ID",
                zh: "之后不会再有推送。可停用：huitou webhooks end ID")
        }
    }
}

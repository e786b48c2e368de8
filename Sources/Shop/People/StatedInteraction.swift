/// 互动: a message, call, conversation or visit between brand and customer.
package struct StatedInteraction: Hashable, Sendable {
    package let kind: InteractionKind
    package let direction: InteractionDirection
    /// Over what it went, in the source's words; nil when not told.
    package let channel: String?

    package init(_ kind: InteractionKind, _ direction: InteractionDirection, channel: String? = nil) {
        self.kind = kind
        self.direction = direction
        self.channel = channel
    }
}

/// What passed between brand and customer. Numbers are kept for good.
package enum InteractionKind: Int64, Sendable, CaseIterable {
    case message = 1
    case call = 2
    /// 会话: messages to and fro.
    case conversation = 3
    /// 到店
    case visit = 4
}

/// Who began. Numbers are kept for good.
package enum InteractionDirection: Int64, Sendable, CaseIterable {
    /// The customer.
    case incoming = 1
    /// The brand.
    case outgoing = 2
}

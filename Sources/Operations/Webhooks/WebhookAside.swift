import Customers
import Imports
import Shop

/// How what is set aside of a webhook is named: by whom it was sent, and its topic, so that it can be tried again.
struct WebhookAside {
    let kind: WebhookKind
    let topic: String

    init(_ kind: WebhookKind, _ topic: String) {
        self.kind = kind
        self.topic = topic
    }

    /// Nil for what no webhook brought.
    init?(_ item: SetAsideItem) {
        guard item.source == .webhook, let blank = item.topic.firstIndex(of: " "),
            let kind = WebhookKind(rawValue: String(item.topic[..<blank]))
        else { return nil }
        self.init(kind, String(item.topic[item.topic.index(after: blank)...]))
    }

    /// `shopify orders/create`
    var name: String { "\(kind.rawValue) \(topic)" }
}

extension WebhookFault {
    var reasonAside: SetAsideReason {
        switch reason {
        case .unknownTopic: .unknownTopic
        case .unreadable: .unreadable
        case .invalid: .invalid
        case .dataRequested: .dataRequested
        case .erasureAsked: .erasureAsked
        case .shopErasureAsked: .shopErasureAsked
        case .senderRemoved: .senderRemoved
        case .unknownOrder: .unknownOrder
        }
    }
}

extension SetAsideReason {
    /// Whether it may fare better another time: after an upgrade, or once an order has come in.
    var canBeRetried: Bool {
        switch self {
        case .unknownTopic, .unknownEvent, .invalid, .unreadable, .unknownOrder: true
        case .tooOld, .differs, .needsImport, .dataRequested, .erasureAsked, .shopErasureAsked, .senderRemoved: false
        }
    }
}

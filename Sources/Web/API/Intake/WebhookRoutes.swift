import Access
import HTTPTypes
import Operations
import Shop

extension WebhookKind: Choice {}

/// Who tells a store's news by itself, signed.
enum WebhookRoutes {
    static let all: [Route] = [list, add, rotate, end]

    private static let list = Route.read(
        "/brands/{brand}/webhooks", "listWebhooks", .intake,
        Phrase(en: "A brand's webhooks, and how each fared in 30 days.", zh: "推送来源及近 30 天的情况。"),
        ask: { call in ListWebhookSources(brand: call.brand) },
        show: { lines, _ in Listed(items: lines.map { WebhookBody($0) }) })

    private struct AddBody: Codable, Sendable {
        let kind: WebhookKind
        /// May be absent where only one can be meant.
        let store: String?
        /// That the sender signs with, which Shopify makes; absent to have one made.
        let secret: String?
    }

    private static let add = Route.change(
        .post, "/brands/{brand}/webhooks", "addWebhook", .intake,
        Phrase(
            en: "Let a sender tell a store's news; a secret made here is shown this once.", zh: "添加推送来源；生成的密钥只显示这一次。"),
        status: .created, body: AddBody.self,
        ask: { call, given in
            AddWebhookSource(given.kind, store: given.store, secret: given.secret.map { Secret($0) }, brand: call.brand)
        }, show: { answer, _ in WebhookMade(answer) })

    private struct RotateBody: Codable, Sendable {
        /// Absent to have one made.
        let secret: String?
        /// For so long the one before is good as well; 24 unless told otherwise.
        let overlapHours: OverlapHours?
    }

    private struct RotatedBody: Codable, Sendable {
        /// Shown once; absent where it was given.
        let secret: String?
    }

    private static let rotate = Route.change(
        .post, "/brands/{brand}/webhooks/{webhook}/rotation", "rotateWebhook", .intake,
        Phrase(en: "Put a new secret in the place of another.", zh: "轮换推送密钥。"), body: RotateBody.self,
        ask: { call, given in
            RotateWebhookSecret(
                call["webhook"], secret: given.secret.map { Secret($0) },
                overlapHours: given.overlapHours.number, brand: call.brand)
        }, show: { made, _ in RotatedBody(secret: made?.revealed) })

    private static let end = Route.act(
        .delete, "/brands/{brand}/webhooks/{webhook}", "endWebhook", .intake,
        Phrase(en: "Have a webhook take nothing more, for good.", zh: "停用推送来源（不可恢复）。"),
        ask: { call in EndWebhookSource(call["webhook"], brand: call.brand) })
}

/// A webhook, and how it fared in thirty days.
struct WebhookBody: Codable, Sendable {
    let id: String
    /// Below the server's own address.
    let path: String
    let kind: WebhookKind
    let store: String
    /// Absent for the command line.
    let maker: String?
    let madeAt: Moment
    let endedAt: Moment?
    /// Until when the secret before is good as well.
    let oldSecretUntil: Moment?
    let taken: Int
    let setAside: Int
    let refused: Int
    let lastAt: Moment?
    let lastTopic: String?
    let lastRefusedAt: Moment?

    init(_ line: ListWebhookSources.Line) {
        id = line.name
        path = Self.path(of: line.name)
        kind = line.source.kind
        store = line.store
        maker = line.maker
        madeAt = Moment(line.source.madeAt)
        endedAt = Moment(line.source.endedAt)
        oldSecretUntil = Moment(line.source.retiresAt)
        taken = line.tally.taken
        setAside = line.tally.aside
        refused = line.source.refused
        lastAt = Moment(line.tally.last)
        lastTopic = line.tally.topic
        lastRefusedAt = Moment(line.source.refusedAt)
    }

    static func path(of name: String) -> String { "/webhooks/\(name)" }
}

/// A webhook that was made now.
struct WebhookMade: Codable, Sendable {
    let id: String
    /// Below the server's own address.
    let path: String
    let kind: WebhookKind
    let store: String
    /// Shown once; absent where it was given.
    let secret: String?

    init(_ answer: AddWebhookSource.Answer) {
        id = answer.name
        path = WebhookBody.path(of: answer.name)
        kind = answer.kind
        store = answer.store.name
        secret = answer.made?.revealed
    }
}

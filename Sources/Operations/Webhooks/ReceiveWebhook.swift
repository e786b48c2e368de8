import Access
package import Customers
import Database
package import Imports
package import Shop

/// Takes up what came in by a webhook. Nobody is known yet: whoever signs it is believed.
///
/// An address that nobody has, or that was ended, takes the same way as a wrong signature: the same work, the same answer.
/// What this returns is on the disk.
package struct ReceiveWebhook: Sendable {
    package enum Answer: Sendable, Equatable {
        /// A first word that says nothing.
        case ping
        /// It is among the facts, or was before.
        case taken
        /// Kept to be looked at: to send it again would not help.
        case aside(SetAsideReason)
    }

    /// What a request to nobody is compared with: a secret of its own, whatever it is signed with.
    private static let nobodys = "whsec_bm9ib2R5LW5vYm9keS1ub2JvZHktbm9ib2R5"
    private let name: String
    private let request: WebhookRequest

    /// - Parameter name: the last part of the address: `w_…`
    package init(_ name: String, _ request: WebhookRequest) {
        self.name = name
        self.request = request
    }

    /// - Throws: `AccessError.webhookRefused` for all that is not right about where it came, or from whom.
    package func run(in installation: Installation, at now: Instant) async throws -> Answer {
        // It is not signed, and has no effect: so it says nothing of whether the address is anybody's.
        if request.isPing { return .ping }
        let id = installation.webhook(name)
        let desk = try await installation.database.read { tx in
            try id.flatMap { try Desk($0, installation.keys, at: now, in: tx) }
        }
        guard try await isRight(desk, in: installation, at: now), let desk else { throw AccessError.webhookRefused }
        let (kind, brand) = (desk.source.kind, desk.brand)
        let topic = WebhookTopic(request, of: kind)
        let options = ImportOptions(zone: brand.timeZone, currency: brand.currency, now: now)
        let read = Result { () throws(WebhookFault) in
            try WebhookReading.told(topic.name, of: kind, request.body, options)
        }
        return try await installation.database.write { tx in
            try settle(read, topic, desk, installation.keys, at: now, in: tx)
        }
    }

    /// What a delivery is held against.
    private struct Desk: Sendable {
        let source: WebhookSource
        let secrets: [Secret]
        let brand: Brand
        let context: JoinContext

        /// Nil for an address that is nobody's.
        init?(_ id: ID<WebhookSource>, _ keys: Keys, at now: Instant, in tx: ReadTransaction) throws {
            guard let source = try WebhookSources.find(id, in: tx),
                let brand = try Brands.all(in: tx).first(where: { $0.id == source.brand })
            else { return nil }
            self.source = source
            self.brand = brand
            secrets = try WebhookSources.secrets(of: source, keys, at: now, in: tx)
            context = try JoinContext.find(brand, in: tx)
        }
    }

    private func isRight(_ desk: Desk?, in installation: Installation, at now: Instant) async throws -> Bool {
        guard request.body.count <= WebhookRequest.mostBytes else { return false }
        guard let desk else {
            for kind in WebhookKind.allCases {
                _ = WebhookSignature.isRight(request, of: kind, secrets: [Self.nobodys], at: now)
            }
            return false
        }
        let secrets = desk.secrets.map(\.revealed)
        guard WebhookSignature.isRight(request, of: desk.source.kind, secrets: secrets, at: now) else {
            try await installation.refusedDeliveries.note(desk.source.id, at: now, in: installation.database)
            return false
        }
        return true
    }

    private func settle(
        _ read: Result<WebhookTold, WebhookFault>, _ topic: WebhookTopic, _ desk: Desk, _ keys: Keys, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Answer {
        let (source, brand) = (desk.source, desk.brand.id)
        try tx.accompanied(brand: brand.raw)
        // Ended while it was being read.
        guard try WebhookSources.find(source.id, in: tx) != nil else { throw AccessError.webhookRefused }
        let known = try WebhookDeliveries.begin(
            topic.key, of: source, topic: Self.word(topic.name), at: now, in: tx)
        if let known {
            switch known.outcome {
            case .taken: return .taken
            case .aside: return .aside(known.reason.flatMap { SetAsideReason(rawValue: $0) } ?? .unknownTopic)
            }
        }
        do {
            let taking = WebhookTaking(keys: keys, brand: desk.brand, store: source.store, context: desk.context)
            try taking.take(try read.get(), at: now, in: tx)
            return .taken
        } catch let fault as WebhookFault {
            let reason = fault.reasonAside
            try WebhookDeliveries.setAside(topic.key, of: source, because: reason.rawValue, in: tx)
            let entry = SetAsideEntry(
                brand: brand, store: source.store, source: .webhook, topic: WebhookAside(source.kind, topic.name).name,
                reason: reason, content: request.body, receivedAt: now)
            try SetAside.keep([entry], keys, in: tx)
            return .aside(reason)
        }
    }

    /// A topic as it is noted of each delivery: what can only be a word of a program, and nobody's name.
    private static func word(_ topic: String) -> String {
        let isWord =
            topic.utf8.count <= 40 && topic.utf8.allSatisfy { (0x61...0x7A).contains($0) || "/._".utf8.contains($0) }
        return isWord ? topic : "other"
    }
}

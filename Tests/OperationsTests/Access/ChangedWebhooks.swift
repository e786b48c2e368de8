import Access
import Customers
import Imports
import Operations
import Shop

extension Agency {
    /// Everything that somebody may change of webhooks, and of what was set aside, done once.
    func changeWebhooks(as caller: Caller) async throws {
        let added = try await run(
            AddWebhookSource(.standard, store: "网店", secret: nil, brand: nil), as: caller)
        let request = WebhookSigning.request(
            Array("{\"type\": \"unheard of\"}".utf8), of: .standard, topic: "", id: "1",
            secret: added.made?.revealed ?? "", at: shop.now)
        _ = try await ReceiveWebhook(added.name, request).run(in: installation, at: shop.now)
        for line in try await run(ListSetAside(brand: nil, limit: 9), as: caller).lines {
            _ = try await run(ShowSetAside(line.name, brand: nil), as: caller)
            _ = try await run(RetrySetAside(line.name, brand: nil), as: caller)
            try await run(ForgetSetAside(line.name, brand: nil), as: caller)
        }
        _ = try await run(RotateWebhookSecret(added.name, secret: nil, overlapHours: 1, brand: nil), as: caller)
        try await run(EndWebhookSource(added.name, brand: nil), as: caller)
    }
}

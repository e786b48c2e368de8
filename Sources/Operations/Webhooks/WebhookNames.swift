import Access
import Customers
import Database
import Shop

/// How webhooks, and what was set aside, are named outside.
extension Installation {
    func webhook(_ name: String) -> ID<WebhookSource>? {
        outerIDs.id(name, prefix: "w").map { ID($0) }
    }

    func name(of source: ID<WebhookSource>) -> String {
        outerIDs.shown(source.raw, prefix: "w")
    }

    func aside(_ name: String) -> ID<SetAsideItem>? {
        outerIDs.id(name, prefix: "a").map { ID($0) }
    }

    func name(of item: ID<SetAsideItem>) -> String {
        outerIDs.shown(item.raw, prefix: "a")
    }
}

import Access
import Facts
import HTTPTypes
import Operations
import Shop

/// Orders that count for nothing: by rule and by hand.
enum LeftOutRoutes {
    static let all: [Route] = [rules, preview, save, remove, mark, unmark]

    private static let rules = Route.read(
        "/brands/{brand}/left-out-rules", "listLeftOutRules", .orders,
        Phrase(en: "The rules that stand, the oldest first.", zh: "不计入规则，最早的在前。"),
        ask: { call in ListLeftOutRules(brand: call.brand) },
        show: { rules, call in
            Listed(items: rules.map { LeftOutRuleBody($0.kept, named: $0.name, in: call.language) })
        })

    private static let preview = Route.change(
        .post, "/brands/{brand}/left-out-rules/preview", "previewLeftOutRule", .orders,
        Phrase(en: "How much a rule would change. Nothing is kept.", zh: "预览规则的影响（不保存）。"), body: LeftOutDraftBody.self,
        ask: { call, given in PreviewLeftOutRule(given.draft, brand: call.brand) },
        show: { change, _ in
            LeftOutChangeBody(orders: change.orders, customers: change.persons, money: Amount(change.money))
        })

    private struct SavedBody: Codable, Sendable {
        let id: String
        /// How many orders are left out by it now that were not.
        let orders: Int
    }

    private static let save = Route.change(
        .post, "/brands/{brand}/left-out-rules", "saveLeftOutRule", .orders,
        Phrase(en: "Leave out whatever a rule holds for, now and later.", zh: "添加规则：现有与之后的订单都不计入。"),
        status: .created, body: LeftOutDraftBody.self,
        ask: { call, given in SaveLeftOutRule(given.draft, brand: call.brand) },
        show: { saved, _ in SavedBody(id: saved.name, orders: saved.orders) })

    private struct RemovedBody: Codable, Sendable {
        /// How many it had left out.
        let orders: Int
    }

    private static let remove = Route.act(
        .delete, "/brands/{brand}/left-out-rules/{rule}", "removeLeftOutRule", .orders,
        Phrase(en: "Take a rule back with all that it left out.", zh: "删除规则并恢复它排除的订单。"),
        ask: { call in RemoveLeftOutRule(call["rule"], brand: call.brand) },
        show: { count, _ in RemovedBody(orders: count) })

    private struct MarkBody: Codable, Sendable {
        let numbers: [String]
        /// May be absent where the brand has one.
        let store: String?
        let reason: LeftOutReason?
    }

    private struct UnmarkBody: Codable, Sendable {
        let numbers: [String]
        /// May be absent where the brand has one.
        let store: String?
    }

    private struct MarkedBody: Codable, Sendable {
        let changed: Int
        /// Not known in the store.
        let unknown: [String]
    }

    private static let mark = Route.change(
        .post, "/brands/{brand}/orders/left-out", "leaveOrdersOut", .orders,
        Phrase(en: "Leave orders out by their numbers.", zh: "按订单号手动不计入。"), body: MarkBody.self,
        ask: { call, given in
            MarkOrders(given.numbers, store: given.store, as: given.reason ?? .byHand, brand: call.brand)
        }, show: { outcome, _ in MarkedBody(changed: outcome.changed, unknown: outcome.unknown) })

    private static let unmark = Route.change(
        .post, "/brands/{brand}/orders/counted", "countOrders", .orders,
        Phrase(en: "Have orders count, whatever their source says.", zh: "按订单号恢复计入。"), body: UnmarkBody.self,
        ask: { call, given in MarkOrders(given.numbers, store: given.store, as: nil, brand: call.brand) },
        show: { outcome, _ in MarkedBody(changed: outcome.changed, unknown: outcome.unknown) })
}

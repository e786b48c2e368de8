import Access
import Customers
import Facts
import HTTPTypes
import Operations
import Shop

/// One customer: looked at, tagged, merged, revealed.
enum CustomerRoutes {
    static let all: [Route] = [show, timeline, tag, untag, setTrait, clearTrait, reveal, merge, lookUp]

    private static let show = Route.read(
        "/brands/{brand}/customers/{customer}", "readCustomer", .customers,
        Phrase(en: "Everything that is known of somebody, personal values masked.", zh: "客户画像（个人信息已掩码）。"),
        ask: { call in ShowCustomer(id: call["customer"], brand: call.brand) },
        show: { profile, _ in ProfileBody(profile) })

    private static let timeline = Route.read(
        "/brands/{brand}/customers/{customer}/timeline", "readTimeline", .customers,
        Phrase(en: "Everything that happened to somebody, newest first.", zh: "客户动态，最新在前。"), query: PageQuery.self,
        ask: { call, query in
            ReadTimeline(
                id: call["customer"], brand: call.brand, after: query.after, limit: query.limit.number)
        }, show: { page, _ in TimelineBody(page) })

    private struct TagBody: Codable, Sendable {
        let isNew: Bool
    }

    private static let tag = Route.act(
        .put, "/brands/{brand}/customers/{customer}/tags/{tag}", "tagCustomer", .customers,
        Phrase(en: "Put a tag on somebody.", zh: "添加标签。"),
        ask: { call in TagCustomer(call["customer"], tag: call["tag"], isOn: true, brand: call.brand) },
        show: { isNew, _ in TagBody(isNew: isNew) })

    private static let untag = Route.act(
        .delete, "/brands/{brand}/customers/{customer}/tags/{tag}", "untagCustomer", .customers,
        Phrase(en: "Take a tag off somebody.", zh: "移除标签。"),
        ask: { call in TagCustomer(call["customer"], tag: call["tag"], isOn: false, brand: call.brand) })

    private struct TraitValueBody: Codable, Sendable {
        let value: String
    }

    private static let setTrait = Route.change(
        .put, "/brands/{brand}/customers/{customer}/traits/{trait}", "setTrait", .customers,
        Phrase(en: "Say what a trait of somebody is.", zh: "设置客户属性。"), body: TraitValueBody.self,
        ask: { call, given in
            SetTrait(call["customer"], name: call["trait"], to: given.value, brand: call.brand)
        })

    private static let clearTrait = Route.act(
        .delete, "/brands/{brand}/customers/{customer}/traits/{trait}", "clearTrait", .customers,
        Phrase(en: "Take back what was said of a trait.", zh: "清除客户属性。"),
        ask: { call in SetTrait(call["customer"], name: call["trait"], to: nil, brand: call.brand) })

    private struct RevealBody: Codable, Sendable {
        /// Nil for all kinds.
        let kind: PersonalKind?
    }

    private static let reveal = Route.change(
        .post, "/brands/{brand}/customers/{customer}/revealed", "revealCustomer", .customers,
        Phrase(en: "Personal values unmasked; the audit says who saw them.", zh: "查看完整个人信息（记入审计）。"),
        body: RevealBody.self,
        ask: { call, given in RevealCustomer(id: call["customer"], kind: given.kind, brand: call.brand) },
        show: { answer, _ in Listed(items: answer.values.map { ValueBody($0) }) })

    private struct MergeBody: Codable, Sendable {
        let other: String
        let reason: String?
    }

    private struct MergedBody: Codable, Sendable {
        let customer: String
        /// What takes it back; absent where they were one already.
        let merge: String?
    }

    private static let merge = Route.change(
        .post, "/brands/{brand}/customers/{customer}/merges", "mergeCustomers", .customers,
        Phrase(en: "Say that two customers are one person.", zh: "合并客户。"), body: MergeBody.self,
        ask: { call, given in
            MergeCustomers(call["customer"], given.other, reason: given.reason, brand: call.brand)
        }, show: { outcome, _ in MergedBody(customer: outcome.survivor, merge: outcome.joining) })

    private struct LookUpQuery: Codable, Sendable {
        let find: String
    }

    private struct LookedUp: Codable, Sendable {
        let customer: String
        let name: String?
        let isExact: Bool
        let purchases: Int
        let lastPurchaseAt: Moment?
        let risks: [String]
    }

    private static let lookUp = Route.read(
        "/brands/{brand}/counter", "lookUpCustomer", .customers,
        Phrase(
            en: "Who stands at the counter: by phone, its last four digits, card or e-mail.", zh: "门店查人：手机号、尾号、会员码或邮箱。"),
        query: LookUpQuery.self, ask: { call, query in LookUpCustomer(query.find, brand: call.brand) },
        show: { answer, call in
            Listed(
                items: answer.lines.map {
                    LookedUp(
                        customer: $0.customer, name: $0.name, isExact: $0.isExact, purchases: $0.purchases,
                        lastPurchaseAt: Moment($0.last), risks: $0.risks.map { $0(in: call.language) })
                })
        })
}

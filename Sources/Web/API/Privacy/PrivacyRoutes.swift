import Access
import Customers
import Facts
import HTTPTypes
import Operations
import Shop

extension ConsentChannel: Choice {}
extension ConsentPurpose: Choice {}
extension ErasureReason: Choice {}
extension ConsentMethod: Choice {}

/// What persons agreed to, what is held about them, and that it goes.
enum PrivacyRoutes {
    static let all: [Route] = [consents, tellConsent, export, previewErasure, erase, retention, fold]

    private static let consents = Route.read(
        "/brands/{brand}/customers/{customer}/consents", "showConsents", .privacy,
        Phrase(en: "All that somebody said of consent, the oldest first.", zh: "客户的全部授权记录，最早的在前。"),
        ask: { call in ShowConsents(of: call["customer"], brand: call.brand) },
        show: { answer, _ in ConsentsBody(answer) })

    private struct ConsentBody: Codable, Sendable {
        let channel: ConsentChannel
        /// Marketing unless told otherwise.
        let purpose: ConsentPurpose?
        /// Given; else withdrawn.
        let isGiven: Bool
        /// How it was said.
        let method: ConsentMethod
        /// Which text was shown.
        let textVersion: String?

        var stated: StatedConsent {
            StatedConsent(
                channel, for: purpose ?? .marketing, isWithdrawn: !isGiven, method: method.rawValue,
                textVersion: textVersion)
        }
    }

    private static let tellConsent = Route.change(
        .post, "/brands/{brand}/customers/{customer}/consents", "tellConsent", .privacy,
        Phrase(en: "Record that somebody agreed, or agrees no more, with the proof.", zh: "记录授权或撤回及其凭证。"),
        body: ConsentBody.self,
        ask: { call, given in TellConsent(given.stated, of: call["customer"], brand: call.brand) })

    private static let export = Route(
        method: .get, path: "/brands/{brand}/customers/{customer}/export", name: "exportCustomer", topic: .privacy,
        summary: Phrase(
            en: "Everything that is held about one person, unmasked, for them to read; audited.",
            zh: "导出一位客户的全部信息（未脱敏，记入审计）。"), permission: ExportCustomer.permission, query: nil, body: nil,
        answer: .json(.anything, status: .ok)
    ) { call in
        try QueryText.refuse(in: call.query)
        let answer = try await call.run(ExportCustomer(id: call["customer"], brand: call.brand))
        let text = try PersonDocument.json(of: answer)
        return .attachment(
            .bytes(Array(text.utf8)), named: call["customer"] + ".json", mediaType: MediaTypes.json)
    }

    private static let previewErasure = Route.read(
        "/brands/{brand}/customers/{customer}/erasure", "previewErasure", .privacy,
        Phrase(en: "Whom an erasure would concern. Nothing is erased.", zh: "预览将删除谁（不执行）。"),
        ask: { call in PreviewErasure(id: call["customer"], brand: call.brand) },
        show: { answer, _ in ErasurePreview(answer) })

    private struct EraseBody: Codable, Sendable {
        let reason: ErasureReason
    }

    private static let erase = Route.change(
        .post, "/brands/{brand}/customers/{customer}/erasure", "eraseCustomer", .privacy,
        Phrase(en: "Erase somebody for good; their orders stay, nameless.", zh: "永久删除个人数据；订单保留但不再关联到个人。"),
        body: EraseBody.self,
        ask: { call, given in EraseCustomer(id: call["customer"], because: given.reason, brand: call.brand) },
        show: { answer, call in ErasureBody(answer, in: call.language) })

    private static let retention = Route.read(
        "/brands/{brand}/retention", "showRetention", .privacy,
        Phrase(en: "How long behaviours are kept one by one, and what is due to be folded.", zh: "行为保留期与待折叠数量。"),
        ask: { call in ShowRetention(brand: call.brand) }, show: { answer, _ in RetentionBody(answer) })

    private struct FoldBody: Codable, Sendable {
        /// That it is as late as the server's clock says, where nothing was recorded for days.
        let trustsClock: Bool?
    }

    private struct FoldedBody: Codable, Sendable {
        /// Absent where all are kept.
        let firstDayKept: CalendarDay?
        let folded: Int
    }

    private static let fold = Route.change(
        .post, "/brands/{brand}/retention/runs", "runRetention", .privacy,
        Phrase(
            en: "Fold the behaviours that are due into daily counts, for good.", zh: "将到期行为折叠为每日计数（不可恢复）。"),
        body: FoldBody.self,
        ask: { call, given in RunRetention(brand: call.brand, trustsClock: given.trustsClock ?? false) },
        show: { answer, _ in
            FoldedBody(firstDayKept: answer.firstDayKept.map { CalendarDay($0) }, folded: answer.folded)
        })
}

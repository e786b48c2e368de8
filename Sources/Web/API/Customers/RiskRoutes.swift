import Access
import Customers
import HTTPTypes
import Operations
import Shop

extension RiskKind: Choice {}

/// Whom to be careful with.
enum RiskRoutes {
    static let all: [Route] = [list, note, lift]

    private static let list = Route.read(
        "/brands/{brand}/risks", "listRisks", .customers,
        Phrase(en: "Who is warned of, the newest first.", zh: "风险名单，最新的在前。"), query: PageQuery.self,
        ask: { call, query in ListRisks(brand: call.brand, after: query.after, limit: query.limit.number) },
        show: { answer, call in
            Page(items: answer.lines.map { RiskBody($0, in: call.language) }, next: answer.next)
        })

    private struct NoteBody: Codable, Sendable {
        let kind: RiskKind
        /// Numbers of orders or cases that show it.
        let evidence: [String]?
        /// In one's own words.
        let reason: String?
        /// The last day on which it stands.
        let until: CalendarDay?
    }

    private struct NotedBody: Codable, Sendable {
        let id: String
    }

    private static let note = Route.change(
        .post, "/brands/{brand}/customers/{customer}/risks", "noteRisk", .customers,
        Phrase(en: "Warn of somebody.", zh: "加入风险名单。"), status: .created, body: NoteBody.self,
        ask: { call, given in
            NoteRisk(
                given.kind, of: call["customer"], evidence: given.evidence ?? [], reason: given.reason,
                until: given.until?.day, brand: call.brand)
        }, show: { id, _ in NotedBody(id: id) })

    private struct LiftedBody: Codable, Sendable {
        /// False where it was lifted before.
        let isLifted: Bool
    }

    private static let lift = Route.act(
        .delete, "/brands/{brand}/risks/{risk}", "liftRisk", .customers,
        Phrase(en: "Take a warning back.", zh: "解除风险标记。"),
        ask: { call in LiftRisk(call["risk"], brand: call.brand) },
        show: { isLifted, _ in LiftedBody(isLifted: isLifted) })
}

/// A warning about somebody.
struct RiskBody: Codable, Sendable {
    let id: String
    let customer: String
    /// Masked.
    let name: String?
    let kind: RiskKind
    let label: String
    let evidence: [String]
    let since: Moment
    let expiresAt: Moment?

    init(_ line: ListRisks.Line, in language: Language) {
        id = line.name
        customer = line.customer
        name = line.shownName
        kind = line.risk.kind
        label = line.risk.kind.name(in: language)
        evidence = line.risk.evidence
        since = Moment(line.risk.notedAt)
        expiresAt = Moment(line.risk.expiresAt)
    }
}

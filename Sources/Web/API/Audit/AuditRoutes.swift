import Access
import HTTPTypes
import Operations
import Shop

/// Who did what.
enum AuditRoutes {
    static let all: [Route] = [ofBrand, ofAll, verify]

    private struct AuditQuery: Codable, Sendable {
        /// Those below this number, the newest first.
        let before: Int64?
        /// Those above this number, the oldest first: to go on from there.
        let after: Int64?
        let limit: PageLimit?

        func span() throws -> AuditSpan {
            guard let after else { return .newest(below: before) }
            guard before == nil else {
                throw WebError.badQuery(
                    name: "after", reason: Phrase(en: "it does not go with before", zh: "不能与 before 同时使用"))
            }
            return .after(after)
        }
    }

    private static let ofBrand = Route.read(
        "/brands/{brand}/audit", "listBrandAudit", .audit,
        Phrase(en: "What was done with a brand, by whom.", zh: "品牌的审计记录。"),
        query: AuditQuery.self, isPolled: true,
        ask: { call, query in
            ListBrandAudit(try query.span(), limit: query.limit.number, brand: call.brand)
        }, show: { lines, call in Listed(items: lines.map { AuditLineBody($0, in: call.language) }) })

    private static let ofAll = Route.read(
        "/audit", "listAudit", .audit, Phrase(en: "What was done, by whom, with all brands.", zh: "全部审计记录。"),
        query: AuditQuery.self, isPolled: true,
        ask: { _, query in ListAudit(try query.span(), limit: query.limit.number) },
        show: { lines, call in Listed(items: lines.map { AuditLineBody($0, in: call.language) }) })

    private static let verify = Route.read(
        "/audit/verification", "verifyAudit", .audit,
        Phrase(en: "Whether a row was altered or taken away.", zh: "审计记录是否完整、未被改动。"), ask: { _ in ExamineAudit() },
        show: { findings, call in Listed(items: findings.map { FindingBody($0, in: call.language) }) })
}

/// A row of the audit.
struct AuditLineBody: Codable, Sendable {
    let number: Int64
    let at: Moment
    /// `member`, `key`, `command_line` and the like.
    let actor: String
    /// A name, or a key's prefix.
    let who: String?
    let code: String
    let label: String
    let brand: String?
    /// What it was done to.
    let subject: String?
    let note: String?
    /// By which the next row is chained to it; hexadecimal.
    let hash: String

    init(_ line: AuditLine, in language: Language) {
        number = line.row.number
        at = Moment(line.row.occurredAt)
        actor = line.row.actor
        who = line.who
        code = line.row.code
        label = AuditCode(rawValue: line.row.code)?.name(in: language) ?? line.row.code
        brand = line.brand
        subject = line.subject
        note = line.row.note
        hash = line.row.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

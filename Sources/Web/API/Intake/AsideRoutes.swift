import Access
import Customers
import HTTPTypes
import Operations
import Shop

extension SetAsideSource: Choice {}

/// What came in and could not be taken up.
enum AsideRoutes {
    static let all: [Route] = [list, reveal, forget, retry, retryAll]

    private struct ListQuery: Codable, Sendable {
        let source: SetAsideSource?
        let after: String?
        let limit: PageLimit?
    }

    private static let list = Route.read(
        "/brands/{brand}/aside", "listAside", .intake,
        Phrase(en: "What was set aside, newest first, without what it says.", zh: "搁置内容列表，最新在前（不含正文）。"),
        query: ListQuery.self,
        ask: { call, query in
            ListSetAside(brand: call.brand, source: query.source, after: query.after, limit: query.limit.number)
        },
        show: { page, call in
            Page(items: page.lines.map { AsideBody($0, in: call.language) }, next: page.next)
        })

    private static let reveal = Route.act(
        .post, "/brands/{brand}/aside/{aside}/revealed", "revealAside", .intake,
        Phrase(en: "What it says, which may name persons; the audit says who saw it.", zh: "查看搁置正文（可能含个人数据，记入审计）。"),
        ask: { call in ShowSetAside(call["aside"], brand: call.brand) },
        show: { answer, call in AsideContent(answer, in: call.language) })

    private static let forget = Route.act(
        .delete, "/brands/{brand}/aside/{aside}", "forgetAside", .intake,
        Phrase(en: "Delete it: it has been dealt with.", zh: "删除已处理的搁置内容。"),
        ask: { call in ForgetSetAside(call["aside"], brand: call.brand) })

    private static let retry = Route.act(
        .post, "/brands/{brand}/aside/{aside}/retry", "retryAside", .intake,
        Phrase(en: "Try one again.", zh: "重试一条搁置内容。"),
        ask: { call in RetrySetAside(call["aside"], brand: call.brand) },
        show: { answer, _ in AsideRetried(answer) })

    private static let retryAll = Route.act(
        .post, "/brands/{brand}/aside/retry", "retryAllAside", .intake,
        Phrase(en: "Try all again that may fare better now.", zh: "重试全部可重试的搁置内容。"),
        ask: { call in RetrySetAside(nil, brand: call.brand) }, show: { answer, _ in AsideRetried(answer) })
}

/// Something that was set aside.
struct AsideBody: Codable, Sendable {
    let id: String
    let source: SetAsideSource
    let topic: String
    let reason: String
    /// What to do with it.
    let advice: String
    let store: String?
    let receivedAt: Moment
    /// As it was sent.
    let bytes: Int
    /// Whether more was sent than is kept.
    let isCut: Bool

    init(_ line: ListSetAside.Line, in language: Language) {
        id = line.name
        source = line.item.source
        topic = line.item.topic
        reason = line.item.reason.rawValue
        advice = line.item.reason.advice(in: language)
        store = line.store
        receivedAt = Moment(line.item.receivedAt)
        bytes = line.item.size
        isCut = line.item.isCut
    }
}

/// What it says.
struct AsideContent: Codable, Sendable {
    let id: String
    let topic: String
    let reason: String
    /// What is wrong with it, as far as that can be said.
    let problem: String?
    /// As it was sent, as far as it is kept.
    let content: String
    let isCut: Bool

    init(_ answer: ShowSetAside.Answer, in language: Language) {
        id = answer.name
        topic = answer.item.topic
        reason = answer.item.reason.rawValue
        problem = answer.problem?(in: language)
        content = answer.content
        isCut = answer.item.isCut
    }
}

/// What became of what was tried again.
struct AsideRetried: Codable, Sendable {
    struct Left: Codable, Sendable {
        let id: String
        let reason: String
    }

    /// Taken up: set aside no more.
    let taken: [String]
    let left: [Left]

    init(_ answer: RetrySetAside.Answer) {
        taken = answer.taken
        left = answer.left.map { Left(id: $0.name, reason: $0.reason.rawValue) }
    }
}

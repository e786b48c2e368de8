import Access
import Facts
import HTTPTypes
import Operations
import Shop

/// Statements kept aside because they contradict what is known.
enum ConflictRoutes {
    static let all: [Route] = [list, show, decide]

    private static let list = Route.read(
        "/brands/{brand}/conflicts", "listConflicts", .orders,
        Phrase(en: "What waits for a decision: of orders, then of refunds.", zh: "待处理的冲突：订单在前，退款在后。"),
        query: PageQuery.self,
        ask: { call, query in
            ListConflicts(brand: call.brand, after: query.after, limit: query.limit.number)
        }, show: { answer, call in ConflictsBody(answer, in: call.language) })

    private static let show = Route.read(
        "/brands/{brand}/conflicts/{conflict}", "showConflict", .orders,
        Phrase(en: "One that waits for a decision.", zh: "查看一个冲突。"),
        ask: { call in ShowConflict(name: call["conflict"], brand: call.brand) },
        show: { conflict, call in ConflictBody(conflict, in: call.language) })

    private struct DecisionBody: Codable, Sendable {
        /// Accepted: what was stated is put in force. Refused: what is in force stays.
        let decision: Decision
    }

    private static let decide = Route.change(
        .put, "/brands/{brand}/conflicts/{conflict}/decision", "decideConflict", .orders,
        Phrase(en: "Put what was stated in force, or keep what is.", zh: "采用新内容，或保留现有内容。"), body: DecisionBody.self,
        ask: { call, given in
            DecideConflict(name: call["conflict"], accepts: given.decision == .accepted, brand: call.brand)
        })
}

/// A statement that was kept aside.
struct ConflictBody: Codable, Sendable {
    struct Difference: Codable, Sendable {
        let what: String
        let label: String
        let inForce: String
        let stated: String
    }

    let id: String
    /// `order` or `refund`
    let matter: String
    /// The source's own.
    let number: String
    let store: String
    let recordedAt: Moment
    let differences: [Difference]

    init(_ conflict: ShownConflict, in language: Language) {
        id = conflict.name
        matter = conflict.matter.rawValue
        number = conflict.number
        store = conflict.store
        recordedAt = Moment(conflict.recordedAt)
        differences = conflict.differences.map { difference in
            Difference(
                what: difference.contradiction.rawValue, label: difference.contradiction.name(in: language),
                inForce: difference.inForce(in: language), stated: difference.stated(in: language))
        }
    }
}

/// A page of what waits for a decision.
struct ConflictsBody: Codable, Sendable {
    let items: [ConflictBody]
    let next: String?
    let total: Int

    init(_ answer: ListConflicts.Answer, in language: Language) {
        items = answer.conflicts.map { ConflictBody($0, in: language) }
        next = answer.next
        total = answer.total
    }
}

import Access
import Customers
import HTTPTypes
import Operations
import Shop

/// Who may be one person: proposed, decided, taken back.
enum ProposalRoutes {
    static let all: [Route] = [list, decide, unmerge]

    private static let list = Route.read(
        "/brands/{brand}/proposals", "listProposals", .customers,
        Phrase(en: "Who may be one person, and by what; the oldest first.", zh: "待确认的合并建议，最早的在前。"),
        query: PageQuery.self,
        ask: { call, query in
            ListProposals(brand: call.brand, after: query.after, limit: query.limit.number)
        }, show: { answer, call in ProposalsBody(answer, in: call.language) })

    private struct DecisionBody: Codable, Sendable {
        let decision: Decision
    }

    private struct DecidedBody: Codable, Sendable {
        let decision: Decision
        /// Whom both are read as now; absent where it was refused.
        let customer: String?
    }

    private static let decide = Route.change(
        .put, "/brands/{brand}/proposals/{proposal}/decision", "decideProposal", .customers,
        Phrase(en: "Say that two are one person, or that they are not.", zh: "接受或拒绝合并建议。"),
        body: DecisionBody.self,
        ask: { call, given in
            DecideProposal(name: call["proposal"], accepts: given.decision == .accepted, brand: call.brand)
        },
        show: { customer, _ in DecidedBody(decision: customer == nil ? .refused : .accepted, customer: customer) })

    private struct PartedBody: Codable, Sendable {
        /// How many merges stood until now.
        let parted: Int
        /// Each person that there is now.
        let customers: [String]
    }

    private static let unmerge = Route.act(
        .delete, "/brands/{brand}/merges/{merge}", "unmergeCustomers", .customers,
        Phrase(en: "Take a merge back, or all that name a customer.", zh: "撤销合并（按合并编号，或某客户的全部合并）。"),
        ask: { call in UnmergeCustomers(call["merge"], brand: call.brand) },
        show: { outcome, _ in PartedBody(parted: outcome.parted, customers: outcome.persons) })
}

/// What somebody says of what waits for a word.
enum Decision: String, Choice {
    case accepted, refused
}

/// A page of who may be one person.
struct ProposalsBody: Codable, Sendable {
    struct Side: Codable, Sendable {
        let customer: String
        /// Masked.
        let name: String?

        init(_ side: ListProposals.Side) {
            customer = side.customer
            name = side.name
        }
    }

    struct Line: Codable, Sendable {
        let id: String
        let one: Side
        let other: Side
        let evidence: String
        let label: String
        /// What both have, masked.
        let value: String?
        let notedAt: Moment
    }

    /// A value that ties more persons than one can be.
    struct Common: Codable, Sendable {
        let kind: String
        /// Masked.
        let value: String?
        /// At least.
        let persons: Int
    }

    let items: [Line]
    let next: String?
    let total: Int
    let common: [Common]

    init(_ answer: ListProposals.Answer, in language: Language) {
        items = answer.lines.map { line in
            Line(
                id: line.name, one: Side(line.one), other: Side(line.other), evidence: line.evidence.code,
                label: line.evidence.name(in: language), value: line.value, notedAt: Moment(line.notedAt))
        }
        next = answer.next
        total = answer.total
        common = answer.common.map { Common(kind: $0.kind, value: $0.value, persons: $0.persons) }
    }
}

import Access
import HTTPTypes
import Insight
import Operations
import Shop

extension CustomerOrder: Choice {}

/// Customers in lists: everybody page by page, or those who are looked for.
enum CustomerListRoutes {
    static let all: [Route] = [list]

    private struct ListQuery: Codable, Sendable {
        /// Part of a name, a phone, an e-mail, a nick or a card: those whom it fits, in place of pages of everybody.
        let find: String?
        /// A saved segment's name, or a segment.
        let segment: String?
        let sort: CustomerOrder?
        let after: String?
        let limit: PageLimit?
    }

    private static let list: Route = {
        let schema = QuerySchema.of(ListQuery.self)
        return Route(
            method: .get, path: "/brands/{brand}/customers", name: "listCustomers", topic: .customers,
            summary: Phrase(
                en: "Customers, in pages; or those whose name, phone, e-mail, nick or card fits.",
                zh: "客户列表（分页），或按姓名、电话、邮箱、昵称、会员码查找。"), permission: PageCustomers.permission,
            query: schema, body: nil, answer: .json(.of(CustomersBody.self), status: .ok)
        ) { call in
            let query = try QueryText.read(ListQuery.self, schema, from: call.query)
            guard let text = query.find else {
                let page = try await call.run(
                    PageCustomers(
                        brand: call.brand, in: query.segment, by: query.sort ?? .id, after: query.after,
                        limit: query.limit.number))
                return try .json(CustomersBody(page))
            }
            guard query.segment == nil, query.sort == nil, query.after == nil else {
                throw WebError.badQuery(
                    name: "find",
                    reason: Phrase(en: "it goes with limit alone", zh: "只能与 limit 一起使用"))
            }
            return try .json(
                CustomersBody(
                    try await call.run(ListCustomers(brand: call.brand, matching: text, limit: query.limit.number))))
        }
    }()
}

/// Customers in a list.
struct CustomersBody: Codable, Sendable {
    let items: [CustomerLineBody]
    /// What to ask for behind `after` to go on; absent at the end, and where somebody was looked for.
    let next: String?
    /// How many fit, where somebody was looked for.
    let total: Int?
    /// Whether there are more than were looked at: what was typed is too short.
    let isCut: Bool?

    init(_ page: PageCustomers.Answer) {
        items = page.lines.map { CustomerLineBody($0) }
        next = page.next
        total = nil
        isCut = nil
    }

    init(_ found: CustomerList) {
        items = found.lines.map { CustomerLineBody($0) }
        next = nil
        total = found.total
        isCut = found.isCut
    }
}

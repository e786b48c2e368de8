package import Access
import Customers
import Database
package import Insight
package import Shop

/// Somebody who is due to buy again, as they are shown.
package struct DueLine: Sendable {
    /// `c_…`
    package let customer: String
    /// Masked.
    package let name: String?
    /// The product's code and title; nil for a purchase of anything.
    package let product: (code: String, title: String)?
    package let row: DueList.Row
}

/// Who is due to buy again within some days.
package struct ListDue: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let question: DueQuestion
        package let lines: [DueLine]
        package let total: Int
    }

    package let brand: String?
    private let today: BrandDay?
    private let withinDays: Int?
    private let subject: DueQuestion.Subject
    private let limit: Int?

    /// - Parameters:
    ///   - withinDays: nil for everybody, those overdue too.
    ///   - limit: at most so many lines; nil for all.
    package init(
        brand: String?, today: BrandDay? = nil, withinDays: Int?, subject: DueQuestion.Subject, limit: Int?
    ) {
        self.brand = brand
        self.today = today
        self.withinDays = withinDays
        self.subject = subject
        self.limit = limit
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        let question = DueQuestion(today: desk.today, withinDays: withinDays, subject: subject)
        let list = desk.live.due(question, settings: desk.figures)
        let shown = Array(list.rows.prefix(limit ?? list.rows.count))
        let values = PersonalValues(installation.keys, brand: desk.brand.id)
        let lines = try await installation.database.read { tx in
            // A customer may be due for many products, and is named once.
            var names: [ID<Customer>: String?] = [:]
            return try shown.map { row in
                var product: (code: String, title: String)?
                if case .product(let id) = row.subject {
                    product = desk.live.product(id).map { ($0.code, $0.title) }
                }
                let name = try names[row.customer] ?? values.shownName(of: row.customer, in: tx)
                names[row.customer] = .some(name)
                return DueLine(
                    customer: installation.outerIDs.shown(row.customer.raw, prefix: "c"), name: name, product: product,
                    row: row)
            }
        }
        return Answer(question: question, lines: lines, total: list.rows.count)
    }
}

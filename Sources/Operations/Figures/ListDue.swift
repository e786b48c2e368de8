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
package struct ListDue: PersonListing {
    package static let listKind = "due"

    package static func count(_ output: Output) -> Int { output.lines.count }

    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let question: DueQuestion
        package let lines: [DueLine]
        package let total: Int
        /// Where to go on; nil at the end.
        package let next: String?
    }

    package let brand: String?
    private let today: BrandDay?
    private let withinDays: Int?
    private let subject: DueQuestion.Subject
    private let product: String?
    private let after: String?
    private let limit: Int?

    /// - Parameters:
    ///   - withinDays: nil for everybody, those overdue too.
    ///   - product: those alone who are due for the product of this code; nil for all.
    ///   - after: `next` of the page before.
    ///   - limit: at most so many lines; nil for all.
    package init(
        brand: String?, today: BrandDay? = nil, withinDays: Int?, subject: DueQuestion.Subject,
        product: String? = nil, after: String? = nil, limit: Int?
    ) {
        self.after = after
        self.brand = brand
        self.today = today
        self.withinDays = withinDays
        self.subject = subject
        self.product = product
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        let question = DueQuestion(today: desk.today, withinDays: withinDays, subject: subject)
        let everybody = await installation.figureShelf.answer(question, on: desk, at: now).rows
        let rows = product.map { Self.rows(everybody, of: $0, on: desk) } ?? everybody
        let cursor = DueCursor(installation.outerIDs)
        let place = try after.map { try cursor.place($0) }
        let behind = rows.dropFirst(place.map { place in rows.place(from: 0) { DuePlace($0) > place } } ?? 0)
        let shown = Array(behind.prefix(limit ?? rows.count))
        let lines = try await installation.database.read { tx in
            let names = try PersonNames(installation, brand: desk.brand.id).shown(of: shown.map(\.customer), in: tx)
            return shown.map { row in
                var product: (code: String, title: String)?
                if case .product(let id) = row.subject {
                    product = desk.live.product(id).map { ($0.code, $0.title) }
                }
                return DueLine(
                    customer: installation.outerIDs.shown(row.customer.raw, prefix: "c"), name: names[row.customer],
                    product: product, row: row)
            }
        }
        return Answer(
            question: question, lines: lines, total: rows.count,
            next: shown.count < behind.count ? shown.last.map { cursor.shown(DuePlace($0)) } : nil)
    }

    private static func rows(_ rows: [DueList.Row], of code: String, on desk: FigureDesk) -> [DueList.Row] {
        let products = Set(desk.live.products.filter { $0.code == code }.map { DueSubject.product($0.id) })
        return rows.filter { products.contains($0.subject) }
    }
}

extension DueQuestion: KeptQuestion {
    /// Everybody of a large brand, or a few days of every product: what is longer is reckoned when it is asked for.
    private static let mostRows = 1_500_000

    func reckon(on desk: FigureDesk) -> DueList {
        desk.live.due(self, settings: desk.figures)
    }

    static func keeps(_ answer: DueList) -> Bool { answer.rows.count <= mostRows }
}

package import Access
import Customers
import Database
package import Insight
import Segments
package import Shop

/// Everybody whom a brand knows, or everybody in a segment, page by page. Whoever was erased is not listed.
package struct PageCustomers: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Answer: Sendable {
        package let lines: [CustomerLine]
        /// Where to go on; nil at the end.
        package let next: String?
    }

    package let brand: String?
    private let segment: String?
    private let order: CustomerOrder
    private let after: String?
    private let limit: Int

    /// - Parameters:
    ///   - segment: a saved segment's name, or a segment; nil for everybody.
    ///   - after: `next` of the page before, in the same order.
    package init(brand: String?, in segment: String? = nil, by order: CustomerOrder, after: String? = nil, limit: Int) {
        self.brand = brand
        self.segment = segment
        self.order = order
        self.after = after
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let cursor = CustomerCursor(installation.outerIDs, order)
        let place = try after.map { try cursor.place($0) }
        let everybody = Segment.everyone.text(in: .english)
        let desk = try await SegmentDesk(segment ?? everybody, brand: brand, today: nil, in: installation, at: now)
        let found = desk.figures.live.places(desk.question, by: order, after: place, limit: limit + 1)
        let shown = found.prefix(limit)
        let lines = try await installation.database.read { tx in
            let customers = shown.map(\.customer)
            let names = try PersonNames(installation, brand: brand.id).shown(of: customers, in: tx)
            let summaries = try CustomerOverview.summaries(of: customers, brand: brand, at: now, in: tx)
            let byCustomer = Dictionary(uniqueKeysWithValues: summaries.map { ($0.customer, $0) })
            // Somebody may have been merged since the columns were read: they are another's by now.
            return customers.compactMap { customer in
                byCustomer[customer].map { summary in
                    CustomerLine(
                        id: installation.outerIDs.shown(customer.raw, prefix: "c"), name: names[customer],
                        summary: summary, isErased: false)
                }
            }
        }
        return Answer(lines: lines, next: found.count > limit ? shown.last.map { cursor.shown($0) } : nil)
    }
}

package import Access
import Customers
import Database
package import Insight
package import Shop

/// A customer in a list.
package struct CustomerLine: Sendable {
    /// `c_…`
    package let id: String
    /// Masked.
    package let name: String?
    package let summary: CustomerSummary
    package let isErased: Bool
}

/// Customers, and how many more there are.
package struct CustomerList: Sendable {
    package let brand: Brand
    package let lines: [CustomerLine]
    /// At least, where it is cut.
    package let total: Int
    /// Whether more fit what was typed than were looked at.
    package let isCut: Bool
}

/// The customers of a brand, those who brought most first; or those whose name, phone or number fits what was typed.
package struct ListCustomers: PersonListing {
    package static let listKind = "customers"

    package static func count(_ output: Output) -> Int { output.lines.count }

    package static let permission = Permission.readCustomers
    package let brand: String?
    private let text: String?
    private let limit: Int?

    package init(brand: String?, matching text: String?, limit: Int?) {
        self.brand = brand
        self.text = text
        self.limit = limit
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> CustomerList {
        try await installation.database.read { tx in
            let summaries: [CustomerSummary]
            var isCut = false
            if let text {
                let found = try CustomerSearch.hits(text, brand: brand.id, installation.keys, in: tx)
                isCut = found.isCut
                summaries = try CustomerOverview.summaries(of: found.hits, brand: brand, at: now, in: tx)
            } else {
                summaries = try CustomerOverview.everyone(brand: brand, at: now, in: tx)
            }
            let shown = summaries.prefix(limit ?? summaries.count)
            let names = try PersonNames(installation, brand: brand.id).shown(of: shown.map(\.customer), in: tx)
            let erased = try Erasures.among(shown.map(\.customer), brand: brand.id, in: tx)
            let lines = shown.map { summary in
                CustomerLine(
                    id: installation.outerIDs.shown(summary.customer.raw, prefix: "c"),
                    name: names[summary.customer], summary: summary,
                    isErased: erased.contains(summary.customer))
            }
            return CustomerList(brand: brand, lines: lines, total: summaries.count, isCut: isCut)
        }
    }
}

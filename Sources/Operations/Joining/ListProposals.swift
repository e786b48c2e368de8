package import Access
package import Customers
import Database
package import Shop

/// Who may be one person, and by what.
package struct ListProposals: PersonListing {
    package static let listKind = "proposals"

    package static func count(_ output: Output) -> Int { output.lines.count }

    package static let permission = Permission.readCustomers

    package struct Side: Sendable {
        /// `c_…`
        package let customer: String
        /// Masked.
        package let name: String?
    }

    package struct Line: Sendable {
        /// `p_…`
        package let name: String
        package let one: Side
        package let other: Side
        package let evidence: JoinEvidence
        /// What both have, masked; nil when it is kept no more.
        package let value: String?
        package let notedAt: Instant
    }

    /// A value that ties more persons than one can be.
    package struct Common: Sendable {
        /// An `IdentityKind` or a `PersonalKind`, by its word.
        package let kind: String
        /// Masked.
        package let value: String?
        /// At least.
        package let persons: Int
        package let notedAt: Instant
    }

    package struct Answer: Sendable {
        /// The oldest first.
        package let lines: [Line]
        package let total: Int
        /// Behind which to go on; nil at the end.
        package let next: String?
        package let common: [Common]
        package let brand: Brand
    }

    private static let mostCommon = 20
    package let brand: String?
    private let after: String?
    private let limit: Int

    /// - Parameter after: `p_…`: those behind it alone.
    package init(brand: String?, after: String? = nil, limit: Int) {
        self.after = after
        self.brand = brand
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let place = try installation.place(after, prefix: "p") ?? 0
        return try await installation.database.read { tx in
            let values = PersonalValues(installation.keys, brand: brand.id)
            let behind = try JoinProposals.open(after: place, brand: brand.id, limit: limit + 1, in: tx)
            let open = behind.prefix(limit)
            let names = try PersonNames(installation, brand: brand.id).shown(
                of: open.flatMap { [$0.one, $0.other] }, in: tx)
            let side = { (customer: ID<Customer>) in
                Side(customer: installation.outerIDs.shown(customer.raw, prefix: "c"), name: names[customer])
            }
            let lines = try open.map { proposal in
                Line(
                    name: installation.outerIDs.shown(proposal.id.raw, prefix: "p"), one: side(proposal.one),
                    other: side(proposal.other), evidence: proposal.evidence,
                    value: try values.shown(
                        kind: proposal.kind, blindIndex: proposal.blindIndex, of: proposal.other, in: tx),
                    notedAt: proposal.notedAt)
            }
            let common = try CommonValues.all(brand: brand.id, limit: Self.mostCommon, in: tx).map { value in
                let owner = try values.owner(kind: value.kind, blindIndex: value.blindIndex, in: tx)
                return Common(
                    kind: value.kind,
                    value: try owner.flatMap {
                        try values.shown(kind: value.kind, blindIndex: value.blindIndex, of: $0, in: tx)
                    }, persons: value.persons, notedAt: value.notedAt)
            }
            return Answer(
                lines: lines, total: try JoinProposals.countOpen(brand: brand.id, in: tx),
                next: behind.count > limit ? lines.last?.name : nil, common: common, brand: brand)
        }
    }
}

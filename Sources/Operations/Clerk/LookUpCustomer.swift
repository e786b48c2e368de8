package import Access
import Customers
import Database
import Facts
import Insight
package import Shop

/// Who stands at the counter: by phone, member code or e-mail, a phone also by its end. Names find nobody here: whoever serves
/// is to look up those who stand before them, not their neighbours.
package struct LookUpCustomer: BrandOperation {
    package static let permission = Permission.lookUpCustomers
    private static let most = 20
    private static let kinds: Set<PersonalKind> = [.phone, .memberCard, .email]
    private let text: String
    package let brand: String?

    package struct Answer: Sendable {
        package struct Line: Sendable {
            /// `c_…`
            package let customer: String
            /// Masked.
            package let name: String?
            /// Whether what was typed is their whole phone, card or e-mail.
            package let isExact: Bool
            package let purchases: Int
            package let last: Instant?
            /// What to be careful about.
            package let risks: [Phrase]
        }

        /// Those it fits exactly first.
        package let lines: [Line]
        package let brand: Brand
    }

    package init(_ text: String, brand: String?) {
        self.text = text
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        try await installation.database.read { tx in
            let values = PersonalValues(installation.keys, brand: brand.id)
            let exact = try values.owners(
                ofAny: Self.kinds.sorted { $0.rawValue < $1.rawValue }.map { PersonalValue(kind: $0, text: text) },
                limit: Self.most,
                in: tx)
            let exactly = Set(try Merges.survivors(of: exact, brand: brand.id, in: tx).values)
            let others = try CustomerSearch.hits(
                text, of: Self.kinds, brand: brand.id, installation.keys, in: tx
            ).hits
            let found = Set(try Merges.survivors(of: exact + others, brand: brand.id, in: tx).values).sorted {
                (exactly.contains($0) ? 0 : 1, $0) < (exactly.contains($1) ? 0 : 1, $1)
            }.prefix(Self.most)
            let summaries = Dictionary(
                grouping: try CustomerOverview.summaries(of: Array(found), brand: brand, at: now, in: tx),
                by: \.customer)
            let lines = try found.map { survivor in
                let members = try Merges.members(of: survivor, brand: brand.id, in: tx)
                let risks = try Risks(installation.keys, brand: brand.id).of(members, in: tx)
                return Answer.Line(
                    customer: installation.outerIDs.shown(survivor.raw, prefix: "c"),
                    name: Mask.shownName(of: try values.of(members, in: tx).map(\.value)),
                    isExact: exactly.contains(survivor), purchases: summaries[survivor]?.first?.purchases ?? 0,
                    last: summaries[survivor]?.first?.last,
                    risks: risks.filter { $0.stands(at: now) }.map(\.kind.name))
            }
            return Answer(lines: lines, brand: brand)
        }
    }
}

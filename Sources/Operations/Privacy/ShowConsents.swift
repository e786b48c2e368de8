package import Access
import Customers
import Database
package import Facts
package import Shop

/// What a person said of consent, and what of it stands.
package struct ShowConsents: BrandOperation {
    package static let permission = Permission.readCustomers

    package struct Line: Sendable {
        package let statement: ConsentStatement
        /// Whether it is the last of its channel and purpose. Nothing stands of whoever was erased.
        package let stands: Bool
    }

    package struct Answer: Sendable {
        /// The oldest first.
        package let lines: [Line]
        /// Channels and purposes for which an address of theirs is kept out.
        package let suppressed: [KeptOut]
        /// Nil for one who was not.
        package let erased: ErasedPerson?
    }

    private struct Subject: Hashable {
        let channel: ConsentChannel
        let purpose: ConsentPurpose
    }

    private let id: String
    package let brand: String?

    /// - Parameter id: `c_…`
    package init(of id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        return try await installation.database.read { tx in
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx).id
            let everybody = try Merges.everybody(readAs: customer, brand: brand.id, in: tx)
            let statements = try ConsentHistory.of(everybody, brand: brand.id, in: tx)
            let erasures = try Erasures.of(everybody, brand: brand.id, in: tx)
            let gone = Set(erasures.map(\.customer))
            var last: [Subject: Int] = [:]
            for (place, statement) in statements.enumerated() where !gone.contains(statement.customer) {
                last[Subject(channel: statement.consent.channel, purpose: statement.consent.purpose)] = place
            }
            let standing = Set(last.values)
            return Answer(
                lines: statements.enumerated().map { Line(statement: $1, stands: standing.contains($0)) },
                suppressed: try KeptOut.of(everybody, brand: brand.id, in: tx),
                erased: ErasedPerson(erasures, of: everybody))
        }
    }
}

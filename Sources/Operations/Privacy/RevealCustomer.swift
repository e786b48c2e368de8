package import Access
import Customers
import Database
package import Shop

/// A customer's personal values in the clear. Whoever asks is written down before they see any.
package struct RevealCustomer: BrandOperation {
    package static let permission = Permission.revealCustomers
    package static let audited = Audited.answer(.customersRevealed)

    package struct Answer: Sendable {
        package let customer: ID<Customer>
        /// `c_…`
        package let id: String
        /// In the clear, the oldest first.
        package let values: [PersonalValue]
        /// Nil for all kinds.
        package let kind: PersonalKind?
    }

    package static func audited(_ output: Answer) -> AuditedAnswer {
        AuditedAnswer(of: AuditSubject(.customer, output.customer.raw), note: output.kind?.rawValue)
    }

    private let id: String
    private let kind: PersonalKind?
    package let brand: String?

    /// - Parameters:
    ///   - id: `c_…`
    ///   - kind: nil for everything that is kept.
    package init(id: String, kind: PersonalKind? = nil, brand: String?) {
        self.id = id
        self.kind = kind
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        return try await installation.database.read { tx in
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx).id
            let values = try RevealedValues(installation, brand: brand.id).all(of: customer, in: tx)
            return Answer(
                customer: customer, id: id, values: values.filter { kind == nil || $0.kind == kind }, kind: kind)
        }
    }
}

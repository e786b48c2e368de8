package import Access
import Customers
import Database
import Insight
package import Segments
package import Shop

/// Why somebody is in a segment, or is not.
package struct ExplainSegment: BrandOperation {
    package static let permission = Permission.readCustomers
    private let text: String
    private let customer: String
    package let brand: String?
    private let today: BrandDay?

    /// - Parameter customer: `c_…`
    package init(_ text: String, of customer: String, brand: String?, today: BrandDay? = nil) {
        self.text = text
        self.customer = customer
        self.brand = brand
        self.today = today
    }

    /// - Returns: with whether the brand knew the customer by that day: else they are in no segment, whatever is answered.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (answer: Answer, isKnown: Bool, day: BrandDay) {
        let desk = try await SegmentDesk(text, brand: brand, today: today, in: installation, at: now)
        guard let raw = installation.outerIDs.id(customer, prefix: "c") else { throw CustomersError.noSuchCustomer }
        let why = try await installation.database.read { tx in
            try desk.figures.live.why(ID(raw), desk.question, in: tx)
        }
        guard let why else { throw CustomersError.noSuchCustomer }
        return (why.answer, why.isKnown, desk.question.today)
    }
}

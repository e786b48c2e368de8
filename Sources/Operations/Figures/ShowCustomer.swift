package import Access
import Customers
import Database
package import Facts
package import Insight
package import Shop

/// One customer with everything known of them.
package struct CustomerProfile: Sendable {
    package let id: String
    package let customer: Customer
    package let summary: CustomerSummary?
    /// Masked.
    package let values: [PersonalValue]
    /// Newest first.
    package let orders: [OrderRecord]
    package let brand: Brand
}

/// A customer's profile, with personal values masked.
package struct ShowCustomer: BrandOperation {
    package static let permission = Permission.readCustomers
    private let id: String
    package let brand: String?

    package init(id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    private static func moment(_ order: OrderRecord) -> Instant {
        order.version.times.placed ?? order.version.times.paid ?? order.version.statedAt
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> CustomerProfile {
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        return try await installation.database.read { tx in
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx)
            let end = now.advanced(milliseconds: 1)
            var orders: [OrderRecord] = []
            try OrderHistory.forEach(brand: brand.id, customer: customer.id, refundsBefore: end, in: tx) {
                orders.append($0)
            }
            let values = try PersonalValues(installation.keys, brand: brand.id).of(customer.id, in: tx).map(\.value)
            return CustomerProfile(
                id: id, customer: customer,
                summary: try CustomerOverview.summaries(brand: brand, customer: customer.id, at: now, in: tx).first,
                values: values.map { PersonalValue(kind: $0.kind, text: Mask.shown($0)) },
                orders: orders.sorted { Self.moment($0) > Self.moment($1) }, brand: brand)
        }
    }
}

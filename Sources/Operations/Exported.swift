package import Access
package import Shop

/// A list of persons to be carried away: it takes the permission to export beside that to read it, and is audited.
package struct Exported<Listing: PersonListing>: BrandOperation {
    package static var permission: Permission { .exportCustomers }
    package static var audited: Audited { .answer(.customersExported) }

    package static func audited(_ output: Listing.Output) -> AuditedAnswer { Listing.audited(output) }

    private let listing: Listing

    package var brand: String? { listing.brand }

    package init(_ listing: Listing) {
        self.listing = listing
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Listing.Output {
        try rights.demand(Listing.permission, in: brand.id)
        return try await listing.run(on: brand, by: rights, in: installation, at: now)
    }
}

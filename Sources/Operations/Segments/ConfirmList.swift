package import Access
import Customers
import Database
package import Shop

/// Looks once more at a list that has been written: whoever was erased while it was being written must not stand in it. From
/// then on an erasure finds it.
package struct ConfirmList: BrandOperation {
    package static let permission = Permission.exportCustomers
    package let brand: String?
    private let path: String
    private let customers: [String]

    /// - Parameters:
    ///   - path: where it lies.
    ///   - customers: `c_…` of everybody in it.
    package init(at path: String, of customers: [String], brand: String?) {
        self.path = path
        self.customers = customers
        self.brand = brand
    }

    /// - Throws: `CustomersError.erasedMeanwhile`: the list is to be removed.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        let named = customers.compactMap { installation.outerIDs.id($0, prefix: "c").map { ID<Customer>($0) } }
        try await installation.database.write { tx in
            // Behind an erasure that is under way, and before any that comes later.
            try tx.accompanied(brand: brand.id.raw)
            guard try Erasures.among(named, brand: brand.id, in: tx).isEmpty else {
                throw CustomersError.erasedMeanwhile(path: path)
            }
            try WrittenFiles.note(
                WrittenFile(path, .customers, brand: brand.id, on: .this, by: installation.history), at: now, in: tx)
        }
    }
}

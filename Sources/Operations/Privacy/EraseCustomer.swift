package import Access
import Customers
import Database
import Facts
package import Shop

/// Erases a person, under all the ids that they are read as: what names or reaches them, what was stated of them in words,
/// and the lists that name them. What they bought and did stays, told of ids that lead to nobody. Nothing brings it back.
package struct EraseCustomer: BrandOperation {
    package static let permission = Permission.eraseCustomers
    package static let audited = Audited.change([.customerErased])

    package struct Answer: Sendable {
        /// `c_…`, the oldest first.
        package let ids: [String]
        /// Lists that named them, and are gone.
        package let removed: [String]
        /// Files that the program wrote and that may still name them.
        package let left: [String]
        /// Why not all is done yet; nil when it is. The next start goes on with it.
        package let unfinished: Phrase?
    }

    private let id: String
    private let reason: ErasureReason
    package let brand: String?

    /// - Parameter id: `c_…`
    package init(id: String, because reason: ErasureReason, brand: String?) {
        self.id = id
        self.reason = reason
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchCustomer`, `.isErased`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        let work = ErasureWork(installation)
        let erased = try await installation.database.write { tx in
            // Before it is read who they are: nobody joins or parts them meanwhile.
            try tx.alone(brand: brand.id.raw)
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx).id
            let everybody = try Merges.everybody(readAs: customer, brand: brand.id, in: tx)
            let fresh = try work.erase(
                everybody, of: brand.id, because: reason, erasedAt: now, by: rights.caller, at: now, in: tx)
            guard !fresh.isEmpty else { throw CustomersError.isErased }
            return fresh
        }
        try ErasureStep.reached(.tables)
        let ids = erased.map { installation.outerIDs.shown($0.raw, prefix: "c") }
        do {
            let files = try await work.finish(at: now)
            return Answer(ids: ids, removed: files.removed, left: files.left, unfinished: nil)
        } catch let error as any Explained {
            // They are erased; what lies outside the tables is done at the next start.
            return Answer(ids: ids, removed: [], left: [], unfinished: error.message)
        }
    }
}

package import Access
import Customers
import Database
package import Facts
package import Shop

/// A conflict as it is shown, with the name it is decided by.
package struct ShownConflict: Sendable {
    /// `o_…-2`: the order and the version kept aside.
    package let name: String
    package let store: String
    package let conflict: OrderConflict
    package let differences: [ConflictDifference]
}

/// What waits for a decision.
package struct ListConflicts: Operation {
    package static let permission = Permission.decideConflicts
    private let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(in installation: Installation, at now: Instant) async throws -> [ShownConflict] {
        try await installation.database.read { tx in
            let brand = try Brands.find(brand, in: tx)
            let stores = Dictionary(
                uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
            let wording = ConflictWording(
                brand: brand, values: PersonalValues(installation.keys, brand: brand.id),
                outerIDs: installation.outerIDs)
            return try OrderConflicts.undecided(brand: brand.id, limit: 1000, in: tx).map { conflict in
                let order = installation.outerIDs.shown(conflict.orderID, prefix: "o")
                return ShownConflict(
                    name: "\(order)-\(conflict.version)", store: stores[conflict.store] ?? "", conflict: conflict,
                    differences: try wording.differences(of: conflict, in: tx))
            }
        }
    }
}

/// Accepts or refuses a statement kept aside.
package struct DecideConflict: Operation {
    package static let permission = Permission.decideConflicts
    private let name: String
    private let accepts: Bool
    private let brand: String?

    package init(name: String, accepts: Bool, brand: String?) {
        self.name = name
        self.accepts = accepts
        self.brand = brand
    }

    package func run(in installation: Installation, at now: Instant) async throws {
        let parts = name.split(separator: "-")
        guard parts.count == 2, let version = Int64(parts[1]),
            let order = installation.outerIDs.id(String(parts[0]), prefix: "o")
        else { throw FactsError.noSuchConflict }
        try await installation.database.write { tx in
            let brand = try Brands.find(brand, in: tx)
            try OrderConflicts.decide(
                order: order, version: version, accepts: accepts, brand: brand.id, at: now, in: tx)
        }
    }
}

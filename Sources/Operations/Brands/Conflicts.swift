package import Access
import Customers
import Database
import Facts
package import Shop

/// A conflict as it is shown, with the name it is decided by.
package struct ShownConflict: Sendable {
    /// What the statement is about.
    package enum Matter: String, Sendable {
        case order, refund
    }

    /// `o_…-2`: the order and the version kept aside; `r_…-1` of a refund.
    package let name: String
    package let matter: Matter
    /// The source's number of the order or refund.
    package let number: String
    package let store: String
    package let differences: [ConflictDifference]
    package let recordedAt: Instant
}

/// What waits for a decision.
package struct ListConflicts: BrandOperation {
    package static let permission = Permission.decideConflicts
    private static let most = 1000
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    /// Those of orders first, and how many there are in all: no more than a thousand of each are listed.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (conflicts: [ShownConflict], total: Int) {
        try await installation.database.read { tx in
            let stores = Dictionary(
                uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
            let wording = ConflictWording(
                brand: brand, values: PersonalValues(installation.keys, brand: brand.id),
                outerIDs: installation.outerIDs)
            let orders = try OrderConflicts.undecided(brand: brand.id, limit: Self.most, in: tx).map { conflict in
                ShownConflict(
                    name: "\(installation.outerIDs.shown(conflict.orderID, prefix: "o"))-\(conflict.version)",
                    matter: .order, number: conflict.number, store: stores[conflict.store] ?? "",
                    differences: try wording.differences(of: conflict, in: tx), recordedAt: conflict.recordedAt)
            }
            let refunds = try RefundConflicts.undecided(brand: brand.id, limit: Self.most, in: tx).map { conflict in
                ShownConflict(
                    name: "\(installation.outerIDs.shown(conflict.refundID, prefix: "r"))-\(conflict.statement)",
                    matter: .refund, number: conflict.number, store: stores[conflict.store] ?? "",
                    differences: try wording.differences(of: conflict, in: tx), recordedAt: conflict.recordedAt)
            }
            let total =
                try OrderConflicts.countUndecided(brand: brand.id, in: tx)
                + RefundConflicts.countUndecided(brand: brand.id, in: tx)
            return (orders + refunds, total)
        }
    }
}

/// Accepts or refuses a statement kept aside.
package struct DecideConflict: BrandOperation {
    package static let permission = Permission.decideConflicts
    package static let audited = Audited.change([.conflictAccepted, .conflictRefused])
    private let name: String
    private let accepts: Bool
    package let brand: String?

    package init(name: String, accepts: Bool, brand: String?) {
        self.name = name
        self.accepts = accepts
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        let parts = name.split(separator: "-")
        guard parts.count == 2, let number = Int64(parts[1]) else { throw FactsError.noSuchConflict }
        let order = installation.outerIDs.id(String(parts[0]), prefix: "o")
        let refund = installation.outerIDs.id(String(parts[0]), prefix: "r")
        try await installation.database.write { tx in
            if let order {
                try OrderConflicts.decide(
                    order: order, version: number, accepts: accepts, brand: brand.id, at: now, in: tx)
            } else if let refund {
                try RefundConflicts.decide(
                    refund: refund, statement: number, accepts: accepts, brand: brand.id, at: now, in: tx)
            } else {
                throw FactsError.noSuchConflict
            }
            let subject = order.map { AuditSubject(.order, $0) } ?? refund.map { AuditSubject(.refund, $0) }
            AuditLog.append(
                AuditEntry(
                    accepts ? .conflictAccepted : .conflictRefused, by: rights.caller, brand: brand.id, of: subject,
                    at: now), in: tx)
        }
    }
}

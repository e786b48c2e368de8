import Access
import Customers
import Database
import Facts
import Shop

/// What names a conflict: the order and the version that was kept aside, or the refund and the statement.
enum ConflictName {
    case order(Int64, version: Int64)
    case refund(Int64, statement: Int64)

    /// `o_…-2`, `r_…-1`; nil for anything else.
    init?(_ text: String, _ outerIDs: OuterIDs) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
        if let order = outerIDs.id(parts[0], prefix: "o") {
            self = .order(order, version: number)
        } else if let refund = outerIDs.id(parts[0], prefix: "r") {
            self = .refund(refund, statement: number)
        } else {
            return nil
        }
    }
}

/// Shows conflicts of a brand.
struct ConflictDesk {
    private let brand: ID<Brand>
    private let stores: [ID<Store>: String]
    private let wording: ConflictWording
    private let outerIDs: OuterIDs

    init(_ brand: Brand, _ installation: Installation, in tx: ReadTransaction) throws {
        self.brand = brand.id
        outerIDs = installation.outerIDs
        stores = Dictionary(uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id, $0.name) })
        wording = ConflictWording(
            brand: brand, values: PersonalValues(installation.keys, brand: brand.id), outerIDs: installation.outerIDs)
    }

    /// Those undecided: of orders, then of refunds.
    func conflicts(after place: ConflictName?, limit: Int, in tx: ReadTransaction) throws -> [ShownConflict] {
        var found: [ShownConflict] = []
        var refund: (Int64, Int64) = (0, 0)
        switch place {
        case .refund(let id, let statement): refund = (id, statement)
        case .order(let id, let version):
            found = try orders(after: (id, version), limit: limit, in: tx)
        case nil: found = try orders(after: (0, 0), limit: limit, in: tx)
        }
        guard found.count < limit else { return found }
        return try found
            + RefundConflicts.undecided(after: refund, brand: brand, limit: limit - found.count, in: tx).map {
                try shown($0, in: tx)
            }
    }

    /// - Throws: `FactsError.noSuchConflict`.
    func conflict(_ name: ConflictName, in tx: ReadTransaction) throws -> ShownConflict {
        switch name {
        case .order(let id, let version):
            try shown(OrderConflicts.find(order: id, version: version, brand: brand, in: tx), in: tx)
        case .refund(let id, let statement):
            try shown(RefundConflicts.find(refund: id, statement: statement, brand: brand, in: tx), in: tx)
        }
    }

    private func orders(
        after place: (Int64, Int64), limit: Int, in tx: ReadTransaction
    ) throws -> [ShownConflict] {
        try OrderConflicts.undecided(after: place, brand: brand, limit: limit, in: tx).map { try shown($0, in: tx) }
    }

    private func shown(_ conflict: OrderConflict, in tx: ReadTransaction) throws -> ShownConflict {
        ShownConflict(
            name: "\(outerIDs.shown(conflict.orderID, prefix: "o"))-\(conflict.version)", matter: .order,
            number: conflict.number, store: stores[conflict.store] ?? "",
            differences: try wording.differences(of: conflict, in: tx), recordedAt: conflict.recordedAt)
    }

    private func shown(_ conflict: RefundConflict, in tx: ReadTransaction) throws -> ShownConflict {
        ShownConflict(
            name: "\(outerIDs.shown(conflict.refundID, prefix: "r"))-\(conflict.statement)", matter: .refund,
            number: conflict.number, store: stores[conflict.store] ?? "",
            differences: try wording.differences(of: conflict, in: tx), recordedAt: conflict.recordedAt)
    }
}

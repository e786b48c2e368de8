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

    package struct Answer: Sendable {
        /// Those of orders first.
        package let conflicts: [ShownConflict]
        /// How many there are in all.
        package let total: Int
        /// Behind which to go on; nil at the end.
        package let next: String?
    }

    package let brand: String?
    private let after: String?
    private let limit: Int

    /// - Parameter after: a conflict's name: those behind it alone.
    package init(brand: String?, after: String? = nil, limit: Int = 1000) {
        self.brand = brand
        self.after = after
        self.limit = limit
    }

    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let place = try after.map { text in
            guard let name = ConflictName(text, installation.outerIDs) else { throw PageError.badCursor }
            return name
        }
        return try await installation.database.read { tx in
            let desk = try ConflictDesk(brand, installation, in: tx)
            let behind = try desk.conflicts(after: place, limit: limit + 1, in: tx)
            let shown = Array(behind.prefix(limit))
            let total =
                try OrderConflicts.countUndecided(brand: brand.id, in: tx)
                + RefundConflicts.countUndecided(brand: brand.id, in: tx)
            return Answer(conflicts: shown, total: total, next: behind.count > limit ? shown.last?.name : nil)
        }
    }
}

/// One that waits for a decision.
package struct ShowConflict: BrandOperation {
    package static let permission = Permission.decideConflicts
    private let name: String
    package let brand: String?

    package init(name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Throws: `FactsError.noSuchConflict`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> ShownConflict {
        guard let name = ConflictName(name, installation.outerIDs) else { throw FactsError.noSuchConflict }
        return try await installation.database.read { tx in
            try ConflictDesk(brand, installation, in: tx).conflict(name, in: tx)
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
        guard let name = ConflictName(name, installation.outerIDs) else { throw FactsError.noSuchConflict }
        try await installation.database.write { tx in
            let subject: AuditSubject
            switch name {
            case .order(let order, let version):
                try OrderConflicts.decide(
                    order: order, version: version, accepts: accepts, brand: brand.id, at: now, in: tx)
                subject = AuditSubject(.order, order)
            case .refund(let refund, let statement):
                try RefundConflicts.decide(
                    refund: refund, statement: statement, accepts: accepts, brand: brand.id, at: now, in: tx)
                subject = AuditSubject(.refund, refund)
            }
            AuditLog.append(
                AuditEntry(
                    accepts ? .conflictAccepted : .conflictRefused, by: rights.caller, brand: brand.id, of: subject,
                    at: now), in: tx)
        }
    }
}

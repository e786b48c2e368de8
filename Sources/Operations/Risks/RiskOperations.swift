package import Access
package import Customers
import Database
import Facts
package import Shop

/// Puts somebody on the risk list.
package struct NoteRisk: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.riskNoted])
    private let customer: String
    private let kind: RiskKind
    private let evidence: [String]
    private let reason: String?
    private let until: BrandDay?
    package let brand: String?

    /// What stands before a number that is none of an order.
    private static let casePrefix = "case:"

    /// - Parameters:
    ///   - evidence: numbers of orders of the brand, or `case:` and the number of what it does not know.
    ///   - reason: in somebody's own words; it is kept as a personal value.
    ///   - until: the last day on which it stands; nil for one that does not run out.
    package init(
        _ kind: RiskKind, of customer: String, evidence: [String], reason: String?, until: BrandDay?, brand: String?
    ) {
        self.kind = kind
        self.customer = customer
        self.evidence = evidence
        self.reason = reason
        self.until = until
        self.brand = brand
    }

    /// - Returns: `w_…`
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> String {
        try Risks.check(evidence)
        return try await installation.database.write { tx in
            let survivor = try installation.living(customer, brand: brand.id, in: tx)
            let numbers = evidence.filter { !$0.hasPrefix(Self.casePrefix) }
            let stores = try Stores.all(of: brand.id, in: tx).map(\.id)
            let known = try OrderNumbers.known(numbers, stores: stores, brand: brand.id, in: tx)
            if let unknown = numbers.first(where: { !known.contains($0) }) {
                throw CustomersError.noSuchEvidence(unknown)
            }
            let id = try RiskDesk(installation.keys, brand: brand.id, decider: rights.caller.code).note(
                kind, of: survivor, evidence: evidence, note: reason,
                until: until?.adding(days: 1).start(in: brand.timeZone), at: now, in: tx)
            AuditLog.append(
                AuditEntry(.riskNoted, by: rights.caller, brand: brand.id, of: AuditSubject(.risk, id.raw), at: now),
                in: tx)
            return installation.outerIDs.shown(id.raw, prefix: "w")
        }
    }
}

/// Takes a warning back.
package struct LiftRisk: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.riskLifted])
    private let name: String
    package let brand: String?

    /// - Parameter name: `w_…`
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Returns: false when it was lifted before.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Bool {
        guard let id = installation.outerIDs.id(name, prefix: "w") else { throw CustomersError.noSuchRisk }
        return try await installation.database.write { tx in
            let brand = brand.id
            let risk = try Risks(installation.keys, brand: brand).find(ID(id), in: tx)
            let desk = RiskDesk(installation.keys, brand: brand, decider: rights.caller.code)
            guard try desk.lift(risk, by: rights.caller.code, from: now, at: now, in: tx) else { return false }
            AuditLog.append(
                AuditEntry(.riskLifted, by: rights.caller, brand: brand, of: AuditSubject(.risk, id), at: now), in: tx)
            return true
        }
    }
}

/// Who is warned of.
package struct ListRisks: PersonListing {
    package static let listKind = "risks"

    package static func count(_ output: Output) -> Int { output.lines.count }

    package static let permission = Permission.readCustomers

    package struct Line: Sendable {
        /// `w_…`
        package let name: String
        /// `c_…` of the person.
        package let customer: String
        /// Masked.
        package let shownName: String?
        package let risk: PersonRisk
    }

    package let brand: String?
    private let after: String?
    private let limit: Int

    /// - Parameter after: `w_…`: those behind it alone.
    package init(brand: String?, after: String? = nil, limit: Int) {
        self.after = after
        self.brand = brand
        self.limit = limit
    }

    /// The newest first, with the one behind which to go on; nil at the end.
    ///
    /// - Throws: `PageError.badCursor`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (lines: [Line], next: String?, brand: Brand) {
        let place = try installation.place(after, prefix: "w") ?? .max
        return try await installation.database.read { tx in
            let behind = try Risks(installation.keys, brand: brand.id).standing(
                at: now, before: place, limit: limit + 1, in: tx)
            let risks = behind.prefix(limit)
            let survivors = try Merges.survivors(of: risks.map(\.customer), brand: brand.id, in: tx)
            let names = try PersonNames(installation, brand: brand.id).shown(of: risks.map(\.customer), in: tx)
            let lines = risks.map { risk in
                Line(
                    name: installation.outerIDs.shown(risk.id.raw, prefix: "w"),
                    customer: installation.outerIDs.shown((survivors[risk.customer] ?? risk.customer).raw, prefix: "c"),
                    shownName: names[risk.customer], risk: risk)
            }
            return (lines, behind.count > limit ? lines.last?.name : nil, brand)
        }
    }
}

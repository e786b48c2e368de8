import Customers
import Database
import Facts
import Shop

/// Notes and lifts warnings together with the tags by which segments see them.
struct RiskDesk: Sendable {
    private let brand: ID<Brand>
    private let risks: Risks
    private let decider: String
    private static let mostAtOnce = 500

    /// - Parameter decider: the code of whoever notes and lifts.
    init(_ keys: Keys, brand: ID<Brand>, decider: String) {
        self.brand = brand
        self.decider = decider
        risks = Risks(keys, brand: brand)
    }

    func note(
        _ kind: RiskKind, of customer: ID<Customer>, evidence: [String], note: String?, until expiry: Instant?,
        at now: Instant, in tx: WriteTransaction
    ) throws -> ID<PersonRisk> {
        let id = try risks.note(
            kind, of: customer, evidence: evidence, note: note, until: expiry, by: decider, at: now, in: tx)
        try tag(customer, kind, isOn: true, at: now, key: "risk \(id.raw) on", now: now, in: tx)
        return id
    }

    /// - Returns: false when it was lifted before.
    func lift(
        _ risk: PersonRisk, by decider: String, from moment: Instant, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        guard try risks.lift(risk.id, by: decider, at: now, in: tx) else { return false }
        // Another of the same kind may stand.
        let survivor = try Merges.survivor(of: risk.customer, brand: brand, in: tx)
        let others = try risks.of(try Merges.members(of: survivor, brand: brand, in: tx), in: tx)
        guard !others.contains(where: { $0.kind == risk.kind && $0.stands(at: now) }) else { return true }
        try tag(risk.customer, risk.kind, isOn: false, at: moment, key: "risk \(risk.id.raw) off", now: now, in: tx)
        return true
    }

    /// Lifts what ran out.
    func liftOverdue(at now: Instant, in tx: WriteTransaction) throws {
        for risk in try risks.overdue(at: now, limit: Self.mostAtOnce, in: tx) {
            _ = try lift(risk, by: Decider.expiry, from: risk.expiresAt ?? now, at: now, in: tx)
        }
    }

    private func tag(
        _ customer: ID<Customer>, _ kind: RiskKind, isOn: Bool, at moment: Instant, key: String, now: Instant,
        in tx: WriteTransaction
    ) throws {
        let change = PersonTags.Change(customer: customer, tag: kind.tag, isOn: isOn, at: moment, key: key)
        try PersonTags(brand: brand).record([change], at: now, in: tx)
    }
}

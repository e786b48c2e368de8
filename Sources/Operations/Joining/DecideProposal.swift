package import Access
import Customers
import Database
import Facts
package import Shop

/// Accepts a proposal that two are one person, or refuses it for good.
package struct DecideProposal: BrandOperation {
    package static let permission = Permission.mergeCustomers
    package static let audited = Audited.change([.proposalAccepted, .proposalRefused])
    private let name: String
    private let accepts: Bool
    package let brand: String?

    /// - Parameter name: `p_…`
    package init(name: String, accepts: Bool, brand: String?) {
        self.name = name
        self.accepts = accepts
        self.brand = brand
    }

    /// - Returns: `c_…` of the person that both are read as now; nil when it was refused.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> String? {
        guard let id = installation.outerIDs.id(name, prefix: "p") else { throw CustomersError.noSuchProposal }
        return try await installation.database.write { tx in
            let brand = brand.id
            let proposal = try JoinProposals.find(ID(id), brand: brand, in: tx)
            guard proposal.state == .open else { throw CustomersError.proposalDecided }
            try JoinProposals.decide(
                proposal.id, accepts ? .accepted : .refused, by: rights.caller.code, brand: brand, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    accepts ? .proposalAccepted : .proposalRefused, by: rights.caller, brand: brand,
                    of: AuditSubject(.proposal, proposal.id.raw), at: now), in: tx)
            guard accepts else { return nil }
            try Joinings.join(
                proposal.one, proposal.other, because: .proposal, proposal: proposal.id, by: rights.caller.code,
                brand: brand, at: now, in: tx)
            let survivor = try Merges.survivor(of: proposal.one, brand: brand, in: tx)
            let members = try Merges.members(of: survivor, brand: brand, in: tx)
            try JoinProposals.settle(between: members, by: rights.caller.code, brand: brand, at: now, in: tx)
            return installation.outerIDs.shown(survivor.raw, prefix: "c")
        }
    }
}

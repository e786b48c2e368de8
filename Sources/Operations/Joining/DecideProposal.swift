package import Access
import Customers
import Database
import Facts
package import Shop

/// Accepts a proposal that two are one person, or refuses it for good. The same said again changes nothing.
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
            // Before it is read what stands: nobody decides it, joins or erases either of them meanwhile.
            try tx.alone(brand: brand.raw)
            let proposal = try JoinProposals.find(ID(id), brand: brand, in: tx)
            let sides = try Merges.everybody(readAs: [proposal.one, proposal.other], brand: brand, in: tx).keys
            guard try Erasures.among(sides, brand: brand, in: tx).isEmpty else { throw CustomersError.isErased }
            let survivor = { () -> String? in
                guard accepts else { return nil }
                let survivor = try Merges.survivor(of: proposal.one, brand: brand, in: tx)
                return installation.outerIDs.shown(survivor.raw, prefix: "c")
            }
            let isSaid = accepts ? [.accepted, .joined].contains(proposal.state) : proposal.state == .refused
            guard !isSaid else { return try survivor() }
            guard proposal.state == .open,
                try JoinProposals.decide(
                    proposal, accepts ? .accepted : .refused, by: rights.caller.code, brand: brand, at: now, in: tx)
            else { throw CustomersError.proposalDecided(wasRefused: proposal.state == .refused) }
            AuditLog.append(
                AuditEntry(
                    accepts ? .proposalAccepted : .proposalRefused, by: rights.caller, brand: brand,
                    of: AuditSubject(.proposal, proposal.id.raw), at: now), in: tx)
            guard accepts else {
                // One word on two persons is a word on all that spoke for them being one.
                try JoinProposals.refuse(
                    between: proposal.one, and: proposal.other, by: rights.caller.code, brand: brand, at: now, in: tx)
                return nil
            }
            try Joinings.join(
                proposal.one, proposal.other, because: .proposal, proposal: proposal.id, by: rights.caller.code,
                brand: brand, at: now, in: tx)
            return try survivor()
        }
    }
}

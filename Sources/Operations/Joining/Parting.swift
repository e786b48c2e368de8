import Customers
import Database
import Facts
import Shop

/// Takes joinings back, with what followed from them for the addresses of those who are several again.
struct Parting {
    let brand: ID<Brand>

    /// - Returns: how many stood until now.
    func part(
        _ joinings: [Joining], by decider: String, at now: Instant, in tx: WriteTransaction
    ) throws -> Int {
        guard let first = joinings.first(where: \.stands) else { return 0 }
        let members = try Merges.everybody(readAs: first.one, brand: brand, in: tx)
        let parted = try Joinings.part(joinings, by: decider, brand: brand, at: now, in: tx)
        try PartedConsents(of: members, brand: brand, in: tx).settle(in: tx)
        return parted
    }
}

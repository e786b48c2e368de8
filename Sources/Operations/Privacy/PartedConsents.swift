import Customers
import Database
import Facts
import Shop

/// What was said of consent by those who were held for one person and are several again: each stands by their own words. An
/// address that another's word let in is kept out again; one that another's word keeps out stays out, as nobody asked for it
/// to be let in.
struct PartedConsents {
    private let brand: ID<Brand>
    private let persons: [ID<Customer>: [ID<Customer>]]

    /// - Parameter members: all who were read as one person until now.
    init(of members: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction) throws {
        self.brand = brand
        let readAs = try Merges.everybody(readAs: members, brand: brand, in: tx)
        persons = Dictionary(grouping: readAs.keys.sorted()) { readAs[$0] ?? $0 }
    }

    func settle(in tx: WriteTransaction) throws {
        for (_, members) in persons.sorted(by: { $0.key < $1.key }) {
            try bringBack(members, in: tx)
            try repeatWithdrawals(of: members, in: tx)
        }
    }

    /// Keeps addresses out again that were let in by the word of somebody who is another: by nobody's who has the address.
    private func bringBack(_ members: [ID<Customer>], in tx: WriteTransaction) throws {
        let lifted = try Suppressions.lifted(of: members, brand: brand, in: tx)
        guard !lifted.isEmpty else { return }
        let owners = try Suppressions.owners(of: lifted, brand: brand, in: tx)
        let readAs = try Merges.everybody(readAs: owners.values.joined(), brand: brand, in: tx)
        let given = try ConsentHistory.newestGiven(by: readAs.keys.sorted(), brand: brand, in: tx)
        let wrong = lifted.filter { one in
            let persons = Set((owners[one.address] ?? []).compactMap { readAs[$0] })
            return !given.contains { word in
                word.channel == one.channel && word.purpose == one.purpose && word.at > one.since
                    && readAs[word.customer].map(persons.contains) ?? false
            }
        }
        try Suppressions.bringBack(wrong, brand: brand, in: tx)
    }

    /// A withdrawal that was older than another's consent had kept nothing out.
    private func repeatWithdrawals(of members: [ID<Customer>], in tx: WriteTransaction) throws {
        let statements = try ConsentHistory.of(members, brand: brand, in: tx)
        for channel in ConsentChannel.allCases {
            for purpose in ConsentPurpose.allCases {
                let said = statements.filter { $0.consent.channel == channel && $0.consent.purpose == purpose }
                guard let withdrawnAt = said.filter(\.consent.isWithdrawn).map(\.occurredAt).max(),
                    said.filter({ !$0.consent.isWithdrawn }).map(\.occurredAt).max().map({ $0 <= withdrawnAt }) ?? true
                else { continue }
                try Suppressions.suppress(
                    channel, for: purpose, ofCustomers: members, brand: brand, because: .withdrawn, at: withdrawnAt,
                    in: tx)
            }
        }
    }
}

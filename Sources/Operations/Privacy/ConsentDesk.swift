import Customers
import Database
import Facts
import Shop

/// Takes up what is said of consent, from wherever it comes: in order, each against what stands by then.
struct ConsentDesk: Sendable {
    let brand: ID<Brand>

    /// Those of some statements that are to be recorded; addresses are kept out, and let in again, as they say. What is no
    /// consent passes.
    func heard(_ entries: [PersonFactEntry], in tx: WriteTransaction) throws -> [PersonFactEntry] {
        try entries.filter { entry in
            guard case .consent(let consent) = entry.fact.content else { return true }
            return try hear(consent, of: entry.customer, at: entry.fact.occurredAt, in: tx) != .tooOld
        }
    }

    private func hear(
        _ consent: StatedConsent, of customer: ID<Customer>, at moment: Instant, in tx: WriteTransaction
    ) throws -> ConsentRules.Verdict {
        let everybody = try MergedPersons.of(customer, brand: brand, in: tx)
        let (channel, purpose) = (consent.channel, consent.purpose)
        let since = try everybody.compactMap {
            try Suppressions.standing(channel, for: purpose, of: $0, brand: brand, in: tx)
        }.max()
        let verdict = ConsentRules.verdict(
            isWithdrawn: consent.isWithdrawn, occurredAt: moment, suppressedAt: since)
        switch verdict {
        case .recorded, .tooOld: break
        case .suppresses:
            try Suppressions.suppress(
                channel, for: purpose, ofCustomers: everybody, brand: brand, because: .withdrawn, at: moment, in: tx)
        case .lifts:
            for one in everybody {
                try Suppressions.lift(channel, for: purpose, of: one, brand: brand, before: moment, in: tx)
            }
        }
        return verdict
    }
}

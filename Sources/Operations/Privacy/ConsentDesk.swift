import Customers
import Database
import Facts
import Shop

/// Takes up what is said of consent, from wherever it comes, in whatever order it is told: the newest word stands.
struct ConsentDesk: Sendable {
    let brand: ID<Brand>

    /// Those of some statements that are to be recorded; addresses are kept out, and let in again, as they say. What is no
    /// consent passes.
    ///
    /// - Complexity: a fixed number of queries for all, and some for each that changes what is kept out.
    func heard(_ entries: [PersonFactEntry], in tx: WriteTransaction) throws -> [PersonFactEntry] {
        var book = try ConsentBook(of: entries, brand: brand, in: tx)
        return try entries.filter { entry in
            guard case .consent(let consent) = entry.fact.content else { return true }
            return try hear(consent, of: entry.customer, at: entry.fact.occurredAt, &book, in: tx) != .tooOld
        }
    }

    private func hear(
        _ consent: StatedConsent, of customer: ID<Customer>, at moment: Instant, _ book: inout ConsentBook,
        in tx: WriteTransaction
    ) throws -> ConsentRules.Verdict {
        let subject = book.subject(of: consent, by: customer)
        let (channel, purpose, everybody) = (consent.channel, consent.purpose, book.everybody(readAs: subject.person))
        let verdict = ConsentRules.verdict(
            isWithdrawn: consent.isWithdrawn, occurredAt: moment, suppressedAt: book.suppressed(subject),
            givenAt: book.given(subject))
        switch verdict {
        case .recorded, .tooOld: break
        case .suppresses:
            try Suppressions.suppress(
                channel, for: purpose, ofCustomers: everybody, brand: brand, because: .withdrawn, at: moment, in: tx)
            try book.readSuppressed(of: everybody, in: tx)
        case .lifts:
            try Suppressions.lift(channel, for: purpose, ofCustomers: everybody, brand: brand, before: moment, in: tx)
            try book.readSuppressed(of: everybody, in: tx)
        }
        if verdict != .tooOld, !consent.isWithdrawn { book.give(subject, at: moment) }
        return verdict
    }
}

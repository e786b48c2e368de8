package import Access
import Customers
import Database
import Facts
package import Shop

/// Records that a person gave or withdrew consent, with what proves it. What was said before stays.
package struct TellConsent: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.consentGiven, .consentWithdrawn])
    private let id: String
    private let consent: StatedConsent
    package let brand: String?

    /// - Parameter id: `c_…`
    package init(_ consent: StatedConsent, of id: String, brand: String?) {
        self.consent = consent
        self.id = id
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchCustomer`, `.isErased`, `.noProof`, `.consentTooOld`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws {
        guard ConsentMethod(rawValue: consent.method) != nil, consent.textVersion.map(Self.isVersion) ?? true else {
            throw CustomersError.noProof
        }
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        let consent = consent
        try await installation.database.write { tx in
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx).id
            try tx.accompanied(brand: brand.id.raw)
            guard try Erasures.among([customer], brand: brand.id, in: tx).isEmpty else { throw CustomersError.isErased }
            let said = "\(consent.channel.rawValue) \(consent.purpose.rawValue) \(consent.isWithdrawn)"
            let fact = StatedPersonFact(
                number: "\(customer.raw) \(said) \(now.milliseconds)", buyers: [], occurredAt: now, .consent(consent))
            let heard = try ConsentDesk(brand: brand.id).heard(
                [PersonFactEntry(fact: fact, customer: customer)], in: tx)
            guard !heard.isEmpty else { throw CustomersError.consentTooOld }
            var words = WordDirectory()
            _ = try PersonStatements.record(
                heard, from: PersonFactSource(brand: brand.id, store: nil, recordedAt: now), words: &words, in: tx)
            AuditLog.append(
                AuditEntry(
                    consent.isWithdrawn ? .consentWithdrawn : .consentGiven, by: rights.caller, brand: brand.id,
                    of: AuditSubject(.customer, customer.raw),
                    note: "\(consent.channel.rawValue) \(consent.purpose.rawValue)", at: now), in: tx)
        }
    }

    /// A number or a name, and nothing that could be a sentence.
    private static func isVersion(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}

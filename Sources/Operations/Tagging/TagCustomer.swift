package import Access
import Customers
import Database
import Facts
package import Shop

/// Puts a tag on somebody by hand, or takes it off.
package struct TagCustomer: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.customerTagged])
    private let customer: String
    private let tag: String
    private let isOn: Bool
    package let brand: String?

    package init(_ customer: String, tag: String, isOn: Bool, brand: String?) {
        self.customer = customer
        self.tag = tag
        self.isOn = isOn
        self.brand = brand
    }

    /// - Returns: whether that was new.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Bool {
        try NameRules.check(tag)
        guard !tag.hasPrefix(RiskKind.tagPrefix) else { throw CustomersError.reservedTag(tag) }
        return try await installation.database.write { tx in
            let brand = brand.id
            let survivor = try installation.living(customer, brand: brand, in: tx)
            let members = try Merges.members(
                of: Merges.survivor(of: survivor, brand: brand, in: tx), brand: brand, in: tx)
            let standing = try PersonStatus.of(members, brand: brand, in: tx).tags
            guard standing.contains(where: { $0.name == tag }) != isOn else { return false }
            let change = PersonTags.Change(
                customer: survivor, tag: tag, isOn: isOn, at: now,
                key: "hand \(survivor.raw) \(tag) \(isOn ? "on" : "off") \(now.milliseconds)")
            var words = WordDirectory()
            guard try PersonTags(brand: brand).record([change], at: now, words: &words, in: tx) > 0 else {
                return false
            }
            AuditLog.append(
                AuditEntry(
                    .customerTagged, by: rights.caller, brand: brand, of: AuditSubject(.customer, survivor.raw),
                    note: String(words.id(of: tag)), at: now), in: tx)
            return true
        }
    }
}

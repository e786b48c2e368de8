package import Access
package import Customers
import Database
import Imports
package import Shop

/// Tries again what was set aside: after an upgrade that knows more topics and events, or once the order that it names has
/// come in. What is taken up then is set aside no more.
package struct RetrySetAside: BrandOperation {
    package static let permission = Permission.decideConflicts
    package static let audited = Audited.change([.asideRetried])

    package struct Answer: Sendable {
        /// `a_…`
        package let taken: [String]
        /// What stays, and why.
        package let left: [(name: String, reason: SetAsideReason)]
    }

    /// Each in a transaction of its own.
    private static let mostAtOnce = 1_000
    private let name: String?
    package let brand: String?

    /// - Parameter name: `a_…`; nil for all that may fare better now.
    package init(_ name: String?, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchAside`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let (ids, context) = try await installation.database.read { tx in
            (try chosen(of: brand, in: installation, tx), try JoinContext.find(brand, in: tx))
        }
        // One that is named is looked at by a person, whose word counts for as much as they may say.
        let mayTellSales = name != nil && rights.permissions(in: brand.id).contains(.importFacts)
        var taken: [String] = []
        var left: [(name: String, reason: SetAsideReason)] = []
        for id in ids {
            let reason = try await installation.database.write { tx in
                try retry(id, of: brand, context, installation.keys, mayTellSales: mayTellSales, at: now, in: tx)
            }
            let shown = installation.name(of: id)
            if let reason { left.append((shown, reason)) } else { taken.append(shown) }
        }
        let entry = AuditEntry(
            .asideRetried, by: rights.caller, brand: brand.id, note: String(taken.count), at: now)
        try await installation.database.write { AuditLog.append(entry, in: $0) }
        return Answer(taken: taken, left: left)
    }

    private func chosen(
        of brand: Brand, in installation: Installation, _ tx: ReadTransaction
    ) throws -> [ID<SetAsideItem>] {
        if let name {
            guard let id = installation.aside(name),
                try SetAside.find(id, brand: brand.id, installation.keys, in: tx) != nil
            else { throw CustomersError.noSuchAside }
            return [id]
        }
        // The oldest first, as they came in.
        return try SetAside.list(brand: brand.id, limit: SetAside.mostRows, in: tx)
            .filter { $0.reason.canBeRetried && !$0.isCut }.suffix(Self.mostAtOnce).reversed().map(\.id)
    }

    /// Nil where it was taken up, or is gone.
    private func retry(
        _ id: ID<SetAsideItem>, of brand: Brand, _ context: JoinContext, _ keys: Keys, mayTellSales: Bool,
        at now: Instant, in tx: WriteTransaction
    ) throws -> SetAsideReason? {
        try tx.accompanied(brand: brand.id.raw)
        guard let (item, content) = try SetAside.find(id, brand: brand.id, keys, in: tx) else { return nil }
        guard let store = item.store, !item.isCut else { return item.reason }
        if item.source == .events {
            let retry = EventRetry(keys: keys, brand: brand, store: store, mayTellSales: mayTellSales)
            let reason = try retry.take(content, receivedAt: item.receivedAt, at: now, in: tx)
            if reason == nil { try SetAside.forget(id, brand: brand.id, in: tx) }
            return reason
        }
        guard let aside = WebhookAside(item) else { return item.reason }
        do {
            let options = ImportOptions(zone: brand.timeZone, currency: brand.currency, now: now)
            let told = try WebhookReading.told(aside.topic, of: aside.kind, content, options)
            try WebhookTaking(keys: keys, brand: brand, store: store, context: context).take(told, at: now, in: tx)
            try SetAside.forget(id, brand: brand.id, in: tx)
            return nil
        } catch let fault as WebhookFault {
            return fault.reasonAside
        }
    }
}

import Customers
import Database
package import Facts
package import Shop

/// One thing in which a statement kept aside differs from what is in force, as people read it.
package struct ConflictDifference: Sendable {
    package let contradiction: Contradiction
    package let inForce: Phrase
    package let stated: Phrase
}

/// Puts both sides of a conflict into words; buyers masked.
struct ConflictWording {
    let brand: Brand
    let values: PersonalValues
    let outerIDs: OuterIDs

    func differences(of conflict: OrderConflict, in tx: ReadTransaction) throws -> [ConflictDifference] {
        try conflict.contradictions.map { contradiction in
            ConflictDifference(
                contradiction: contradiction, inForce: try words(contradiction, conflict.inForce, in: tx),
                stated: try words(contradiction, conflict.stated, in: tx))
        }
    }

    func differences(of conflict: RefundConflict, in tx: ReadTransaction) throws -> [ConflictDifference] {
        try conflict.contradictions.map { contradiction in
            ConflictDifference(
                contradiction: contradiction, inForce: try words(contradiction, conflict.inForce, in: tx),
                stated: try words(contradiction, conflict.stated, in: tx))
        }
    }

    private func words(
        _ contradiction: Contradiction, _ version: RefundVersion, in tx: ReadTransaction
    ) throws -> Phrase {
        switch contradiction {
        case .buyer: plain(try buyer(version.customer, in: tx))
        case .currency: plain(version.amount.currency.code)
        case .refundLowered: plain(version.amount.grouped)
        case .order: plain(version.orderNumber ?? "")
        case .kind: version.kind.name
        case .paymentTime, .paidAmount, .statusBackwards, .lines, .amountTooLarge: plain("")
        }
    }

    private func words(
        _ contradiction: Contradiction, _ version: OrderVersion, in tx: ReadTransaction
    ) throws -> Phrase {
        switch contradiction {
        case .buyer: plain(try buyer(version.customer, in: tx))
        case .currency: plain(version.currency.code)
        case .paymentTime: plain(version.times.paid.map(clock) ?? "")
        case .paidAmount: plain(amount(version.amounts.paid, version.currency))
        case .statusBackwards: version.status?.name ?? plain("")
        case .refundLowered: plain(amount(version.amounts.refunded, version.currency))
        case .lines, .amountTooLarge, .order, .kind: plain("")
        }
    }

    private func plain(_ text: String) -> Phrase {
        Phrase(en: text, zh: text)
    }

    private func amount(_ minor: Int64?, _ currency: Currency) -> String {
        minor.map { Money(minor: $0, currency).grouped } ?? ""
    }

    private func buyer(_ customer: ID<Customer>?, in tx: ReadTransaction) throws -> String {
        guard let customer else { return "" }
        let id = outerIDs.shown(customer.raw, prefix: "c")
        let name = try values.shownName(of: customer, in: tx)
        return (name.map { $0 + " " } ?? "") + id
    }

    /// `2026-01-05 10:01:00` in the brand's zone.
    private func clock(_ instant: Instant) -> String {
        let day = BrandDay(instant, in: brand.timeZone)
        let second = (instant.milliseconds - day.start(in: brand.timeZone).milliseconds) / 1000
        let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(day) \(parts.joined(separator: ":"))"
    }
}

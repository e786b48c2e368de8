import Customers
import Database
import Facts
import Shop

/// Takes the reasons from refunds of those who were erased: they are told in somebody's own words, and an old file tells
/// them again.
struct ErasedReasons {
    let source: StatementSource

    func taken(from refunds: [RefundEntry], in tx: ReadTransaction) throws -> [RefundEntry] {
        let told = refunds.filter { $0.refund.reason != nil }
        guard !told.isEmpty, try Erasures.areAny(brand: source.brand, in: tx) else { return refunds }
        let buyers = try OrderHistory.customers(
            of: told.compactMap(\.refund.orderNumber), store: source.store, brand: source.brand, in: tx)
        let erased = try Erasures.among(
            told.compactMap(\.customer) + Array(buyers.values), brand: source.brand, in: tx)
        guard !erased.isEmpty else { return refunds }
        return refunds.map { entry in
            let whose = [entry.customer, entry.refund.orderNumber.flatMap { buyers[$0] }]
            guard whose.contains(where: { $0.map(erased.contains) ?? false }) else { return entry }
            var refund = entry.refund
            refund.reason = nil
            return RefundEntry(refund: refund, customer: entry.customer)
        }
    }
}

import Access
import Customers
import Database
import Facts
import Shop

/// Shows orders to the brand's rules, with what only other rooms know of them.
struct LeftOutDesk: Sendable {
    private let keys: Keys
    private let brand: ID<Brand>
    let rules: [KeptLeftOutRule]
    /// All customers who are staff.
    private let staff: Set<ID<Customer>>
    private let readsMemos: Bool

    /// - Parameter rules: those that the brand keeps, where none are told.
    init(
        _ keys: Keys, brand: ID<Brand>, stores: [ID<Store>], by rules: [KeptLeftOutRule]? = nil, in tx: ReadTransaction
    ) throws {
        let rules = try rules ?? LeftOutRuleBook.all(brand: brand, in: tx)
        self.rules = rules
        self.keys = keys
        self.brand = brand
        readsMemos = rules.contains { $0.rule.kind == .memo }
        let names = rules.filter { $0.rule.kind == .staff }.flatMap(\.rule.words)
        let named =
            names.isEmpty ? [] : try Identities(keys, brand: brand).customers(named: names, stores: stores, in: tx)
        staff = named.isEmpty ? [] : Set(try Merges.everybody(readAs: named, brand: brand, in: tx).keys)
    }

    /// The orders with their memos opened and their buyers held against the list of staff.
    func seen(_ orders: [OrderGlimpse], in tx: ReadTransaction) throws -> [OrderGlimpse] {
        var memos: [PersonalValues.Place.Order: [String]] = [:]
        if readsMemos {
            memos = try PersonalValues(keys, brand: brand).memos(
                of: Set(orders.map { $0.customer?.raw ?? 0 }), orders: orders.map(\.number), in: tx)
        }
        return orders.map { order in
            var seen = order
            seen.memos = memos[PersonalValues.Place.Order(store: order.store, number: order.number)] ?? []
            seen.isByStaff = order.customer.map(staff.contains) ?? false
            return seen
        }
    }

    /// Leaves out what the rules leave out.
    ///
    /// - Returns: how many orders.
    func apply(to orders: [OrderGlimpse], at now: Instant, in tx: WriteTransaction) throws -> Int {
        guard !rules.isEmpty, !orders.isEmpty else { return 0 }
        return try LeftOutRuleBook.apply(rules, to: seen(orders, in: tx), brand: brand, at: now, in: tx)
    }
}

package import Database
package import Facts
package import Shop

/// What one customer has bought.
package struct CustomerSummary: Sendable {
    package let customer: ID<Customer>
    package var orders: Int
    package var purchases: Int
    package var first: Instant?
    package var last: Instant?
    /// Net, in the brand's currency.
    package var money: Money
}

/// Sums over persons, straight from the facts: whoever is read as another counts with them.
package enum CustomerOverview {
    /// Everyone with an order or a refund, or one person if they have; the highest money first, then the lower id.
    package static func summaries(
        brand: Brand, customer: ID<Customer>? = nil, at now: Instant, in tx: ReadTransaction
    ) throws -> [CustomerSummary] {
        guard let customer else {
            var sums = try Sums.ofEverybody(brand, in: tx)
            try sums.read(before: now.advanced(milliseconds: 1), in: tx)
            return sums.sorted
        }
        return try summaries(of: [customer], brand: brand, at: now, in: tx).filter {
            $0.orders > 0 || $0.money.minor != 0
        }
    }

    /// One for each of the persons that the customers are read as, also for those without any order: these come last.
    ///
    /// - Complexity: reads the orders of these persons alone.
    package static func summaries(
        of customers: [ID<Customer>], brand: Brand, at now: Instant, in tx: ReadTransaction
    ) throws -> [CustomerSummary] {
        let readAs = try Merges.everybody(readAs: customers, brand: brand.id, in: tx)
        var sums = Sums(brand: brand, readAs: readAs)
        try sums.read(readAs.keys.sorted(), before: now.advanced(milliseconds: 1), in: tx)
        for survivor in readAs.values { sums.list(survivor) }
        return sums.sorted
    }

    /// Of one person whose orders have been read.
    ///
    /// - Parameters:
    ///   - members: all who are read as the person, themselves among them.
    ///   - orders: all of theirs, with what was refunded by now.
    package static func summary(
        of person: ID<Customer>, members: [ID<Customer>], orders: [OrderRecord], brand: Brand, at now: Instant,
        in tx: ReadTransaction
    ) throws -> CustomerSummary {
        var sums = Sums(brand: brand, readAs: Dictionary(uniqueKeysWithValues: members.map { ($0, person) }))
        for order in orders { sums.add(order) }
        try sums.readUnnamed(of: members, before: now.advanced(milliseconds: 1), in: tx)
        return sums.summary(of: person)
    }

    /// One for everyone the brand knows, those without any order last.
    package static func everyone(brand: Brand, at now: Instant, in tx: ReadTransaction) throws -> [CustomerSummary] {
        var sums = try Sums.ofEverybody(brand, in: tx)
        try sums.read(before: now.advanced(milliseconds: 1), in: tx)
        try tx.forEach("SELECT customer_id FROM customers_read WHERE brand_id = \(brand.id.raw)") {
            sums.list(ID($0.int64(0)))
        }
        return sums.sorted
    }

    private struct Sums {
        let brand: Brand
        /// Whom those who are read as others are read as.
        private let readAs: [ID<Customer>: ID<Customer>]
        private var byCustomer: [ID<Customer>: CustomerSummary] = [:]

        init(brand: Brand, readAs: [ID<Customer>: ID<Customer>]) {
            self.brand = brand
            self.readAs = readAs
        }

        static func ofEverybody(_ brand: Brand, in tx: ReadTransaction) throws -> Sums {
            let survivors = try Survivors(brand: brand, in: tx)
            return Sums(
                brand: brand,
                readAs: Dictionary(
                    uniqueKeysWithValues: survivors.everybodyJoined.map { ($0, survivors.survivor(of: $0)) }))
        }

        /// The highest money first, then the lower id; those without any order last.
        var sorted: [CustomerSummary] {
            byCustomer.values.sorted { left, right in
                if (left.orders == 0) != (right.orders == 0) { return right.orders == 0 }
                return left.money.minor == right.money.minor
                    ? left.customer < right.customer : left.money.minor > right.money.minor
            }
        }

        mutating func read(before end: Instant, in tx: ReadTransaction) throws {
            try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx) { add($0) }
            try OrderHistory.forEachUnnamedRefund(brand: brand.id, before: end, in: tx) { owner, amount, _ in
                takeOff(amount, of: owner)
            }
        }

        mutating func read(_ customers: [ID<Customer>], before end: Instant, in tx: ReadTransaction) throws {
            try OrderHistory.forEach(brand: brand.id, customers: customers, refundsBefore: end, in: tx) { add($0) }
            try readUnnamed(of: customers, before: end, in: tx)
        }

        /// Refunds of no known order.
        mutating func readUnnamed(
            of customers: [ID<Customer>], before end: Instant, in tx: ReadTransaction
        ) throws {
            try OrderHistory.forEachUnnamedRefund(brand: brand.id, customers: customers, before: end, in: tx) {
                owner, amount, _ in takeOff(amount, of: owner)
            }
        }

        func summary(of customer: ID<Customer>) -> CustomerSummary {
            byCustomer[customer] ?? empty(customer)
        }

        mutating func list(_ named: ID<Customer>) {
            let customer = readAs[named] ?? named
            if byCustomer[customer] == nil { byCustomer[customer] = empty(customer) }
        }

        mutating func add(_ order: OrderRecord) {
            guard let named = order.version.customer else { return }
            let customer = readAs[named] ?? named
            var summary = byCustomer[customer] ?? empty(customer)
            summary.orders += 1
            if let purchasedAt = order.purchasedAt {
                summary.purchases += 1
                summary.first = min(summary.first ?? purchasedAt, purchasedAt)
                summary.last = max(summary.last ?? purchasedAt, purchasedAt)
                if order.version.currency == brand.currency {
                    summary.add((order.version.amounts.paid ?? 0) - order.refunded)
                }
            }
            byCustomer[customer] = summary
        }

        private mutating func takeOff(_ amount: Money, of owner: ID<Customer>?) {
            guard let named = owner, amount.currency == brand.currency else { return }
            let owner = readAs[named] ?? named
            var summary = byCustomer[owner] ?? empty(owner)
            summary.add(-amount.minor)
            byCustomer[owner] = summary
        }

        private func empty(_ customer: ID<Customer>) -> CustomerSummary {
            CustomerSummary(customer: customer, orders: 0, purchases: 0, money: Money(minor: 0, brand.currency))
        }
    }

}

extension CustomerSummary {
    /// Amounts come from files, and no file may bring a sum to overflow.
    fileprivate mutating func add(_ minor: Int64) {
        money = Money(minor: Int64(clamping: Int128(money.minor) + Int128(minor)), money.currency)
    }
}

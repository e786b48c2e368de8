import Customers
import Database
import Facts
import Shop

/// One transaction's worth of statements on their way into the rooms.
struct ImportBatch: Sendable {
    struct Result: Sendable {
        var outcomes: [StatementOutcome] = []
        /// Orders and refunds among them that were new or advanced.
        var changedSales = 0
        var buyers: [(token: Int64, isNew: Bool)] = []
        var products: ProductDirectory
    }

    let statements: [Statement]
    let source: StatementSource
    let keys: Keys
    let isDryRun: Bool
    let context: JoinContext

    /// Joins the rooms: who the buyers are, what names them, what they bought, gave back and said.
    func apply(products: ProductDirectory, in tx: WriteTransaction) throws -> Result {
        var result = Result(products: products)
        let settled = try BuyerDesk(keys: keys, brand: source.brand, context: context).settle(
            statements.map(\.buyers), seenAt: statements.map { $0.moment ?? source.statedAt },
            moments: statements.map(\.moment), store: source.store, statedAt: source.statedAt, at: source.recordedAt,
            in: tx
        ) { try personal(of: $0, in: tx) }
        let (buyers, told) = (settled.buyers, settled.told)
        result.buyers = tokens(of: buyers)
        try record(of: buyers.customers, made: buyers.made, told: told, into: &result, in: tx)
        return result
    }

    /// - Parameter customers: one per statement, same order.
    private func record(
        of customers: [ID<Customer>?], made: Set<ID<Customer>>, told: Set<ID<Customer>>, into result: inout Result,
        in tx: WriteTransaction
    ) throws {
        var counted: Set<ID<Customer>> = []
        var orders: [OrderEntry] = []
        var refunds: [RefundEntry] = []
        var reviews: [ReviewEntry] = []
        var records: [StatedProductRecord] = []
        for (statement, customer) in zip(statements, customers) {
            switch statement {
            case .order(let order): orders.append(OrderEntry(order: order, customer: customer))
            case .refund(let refund): refunds.append(RefundEntry(refund: refund, customer: customer))
            case .product(let record): records.append(record)
            case .review(let review): reviews.append(ReviewEntry(review: review, customer: customer))
            case .customer:
                // Two rows of one person are one person.
                let isFirst = customer.map { counted.insert($0).inserted } ?? false
                let isNew = customer.map(made.contains) ?? false
                let isTold = customer.map(told.contains) ?? false
                result.outcomes.append(!isFirst ? .unchanged : isNew ? .new : isTold ? .advanced : .unchanged)
            }
        }
        var sales: [StatementOutcome] = []
        if !orders.isEmpty {
            sales += try Orders.record(orders, from: source, products: &result.products, in: tx)
            try leaveOut(orders.map(\.order), in: tx)
        }
        if !refunds.isEmpty {
            let told = try ErasedReasons(source: source).taken(from: refunds, in: tx)
            sales += try Refunds.record(told, from: source, products: &result.products, in: tx)
        }
        result.changedSales = sales.count { $0 == .new || $0 == .advanced }
        result.outcomes += sales
        if !reviews.isEmpty {
            result.outcomes += try Reviews.record(reviews, from: source, products: &result.products, in: tx)
        }
        if !records.isEmpty { result.outcomes += try Products.record(records, from: source, in: tx) }
    }

    /// Shows orders to the brand's rules as their statements come in.
    private func leaveOut(_ orders: [StatedOrder], in tx: WriteTransaction) throws {
        let flags = orders.compactMap { order in order.flag.map { (order.number, $0) } }
        try OrderGlimpses.keep(flags, store: source.store, brand: source.brand, in: tx)
        let desk = try LeftOutDesk(keys, brand: source.brand, stores: context.stores.keys.sorted(), in: tx)
        guard !desk.rules.isEmpty else { return }
        let known = try OrderGlimpses.of(
            orders.map(\.number), store: source.store, brand: source.brand, in: tx)
        _ = try desk.apply(to: known, at: source.recordedAt, in: tx)
    }

    /// By what buyers are counted over the whole file: the customer, or, since a dry run makes none that lasts, the
    /// keyed hash of the first key.
    private func tokens(of buyers: FoundBuyers) -> [(token: Int64, isNew: Bool)] {
        let index = BlindIndex(keys, brand: source.brand)
        var seen: Set<ID<Customer>> = []
        return zip(statements, buyers.customers).compactMap { statement, customer in
            guard let customer, let key = statement.buyers.first, seen.insert(customer).inserted else { return nil }
            let hash = index.of(key.value, kind: key.kind.rawValue).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return (isDryRun ? Int64(bitPattern: hash) : customer.raw, buyers.made.contains(customer))
        }
    }

    /// What the statements tell of persons.
    private func personal(of buyers: FoundBuyers, in tx: ReadTransaction) throws -> [OwnedValue] {
        let claimed = try claimedOrders(besides: buyers, in: tx)
        return zip(statements, buyers.customers).flatMap { statement, customer in
            let owner = customer ?? statement.number.flatMap { claimed[$0] }
            return statement.personal.map {
                OwnedValue(
                    customer: owner, value: $0, order: statement.number, store: source.store, at: statement.moment)
            }
        }
    }

    /// Whose the orders are that this file names without a buyer: an earlier one may have told.
    private func claimedOrders(
        besides buyers: FoundBuyers, in tx: ReadTransaction
    ) throws -> [String: ID<Customer>] {
        let unnamed = zip(statements, buyers.customers).compactMap { statement, customer -> String? in
            guard customer == nil, !statement.personal.isEmpty, case .order(let order) = statement else { return nil }
            return order.number
        }
        guard !unnamed.isEmpty else { return [:] }
        return try OrderHistory.customers(of: unnamed, store: source.store, brand: source.brand, in: tx)
    }
}

extension Statement {
    var buyers: [BuyerKey] {
        switch self {
        case .order(let order): order.buyers
        case .refund(let refund): refund.buyers
        case .customer(let customer): customer.buyers
        case .review(let review): review.buyers
        case .product: []
        }
    }

    /// When it happened, as far as it tells.
    fileprivate var moment: Instant? {
        switch self {
        case .order(let order): order.times.placed ?? order.times.paid
        case .refund(let refund): refund.occurredAt
        case .review(let review): review.occurredAt
        case .customer, .product: nil
        }
    }

    fileprivate var personal: [PersonalValue] {
        switch self {
        case .order(let order): order.personal
        case .customer(let customer): customer.personal
        case .review(let review): review.personal
        case .refund, .product: []
        }
    }

    /// What its messages belong to.
    fileprivate var number: String? {
        switch self {
        case .order(let order): order.number
        case .review(let review): review.number
        case .refund, .customer, .product: nil
        }
    }
}

import Customers
import Database
import Facts
import Shop

/// One transaction's worth of statements on their way into the rooms.
struct ImportBatch: Sendable {
    struct Result: Sendable {
        var outcomes: [StatementOutcome] = []
        var buyers: [(token: Int64, isNew: Bool)] = []
        var products: ProductDirectory
    }

    let statements: [Statement]
    let source: StatementSource
    let keys: Keys

    /// Joins the rooms: who the buyers are, what names them, what they bought and gave back.
    func apply(products: ProductDirectory, in tx: WriteTransaction) throws -> Result {
        var result = Result(products: products)
        let identities = Identities(keys, brand: source.brand)
        let (customers, made) = try identities.customers(
            of: statements.compactMap(\.buyer), store: source.store, statedAt: source.statedAt, at: source.recordedAt,
            in: tx)
        let told = try PersonalValues(keys, brand: source.brand).keep(
            personal(customers: customers, made: made), in: tx)
        let index = BlindIndex(keys, brand: source.brand)
        result.buyers = customers.map { key, customer in
            let token = index.of(key.value, kind: key.kind.rawValue).prefix(8).reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            }
            return (Int64(bitPattern: token), made.contains(customer))
        }
        result.outcomes = try record(
            customers: customers, made: made, told: told, products: &result.products, in: tx)
        return result
    }

    private func record(
        customers: [BuyerKey: ID<Customer>], made: Set<ID<Customer>>, told: Set<ID<Customer>>,
        products: inout ProductDirectory, in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        var counted: Set<ID<Customer>> = []
        var orders: [OrderEntry] = []
        var refunds: [RefundEntry] = []
        var records: [StatedProductRecord] = []
        var outcomes: [StatementOutcome] = []
        for statement in statements {
            let customer = statement.buyer.flatMap { customers[$0] }
            switch statement {
            case .order(let order): orders.append(OrderEntry(order: order, customer: customer))
            case .refund(let refund): refunds.append(RefundEntry(refund: refund, customer: customer))
            case .product(let record): records.append(record)
            case .customer:
                // Two rows of one person are one person.
                let isFirst = customer.map { counted.insert($0).inserted } ?? false
                let isNew = customer.map(made.contains) ?? false
                let isTold = customer.map(told.contains) ?? false
                outcomes.append(!isFirst ? .unchanged : isNew ? .new : isTold ? .advanced : .unchanged)
            }
        }
        if !orders.isEmpty { outcomes += try Orders.record(orders, from: source, products: &products, in: tx) }
        if !refunds.isEmpty { outcomes += try Refunds.record(refunds, from: source, products: &products, in: tx) }
        if !records.isEmpty { outcomes += try Products.record(records, from: source, in: tx) }
        return outcomes
    }

    private func personal(customers: [BuyerKey: ID<Customer>], made: Set<ID<Customer>>) -> [OwnedValue] {
        statements.flatMap { statement -> [OwnedValue] in
            let customer = statement.buyer.flatMap { customers[$0] }
            var values: [OwnedValue] = []
            if let customer, made.contains(customer), let buyer = statement.buyer, let kind = buyer.kind.personal {
                let value = PersonalValue(kind: kind, text: buyer.value)
                values.append(OwnedValue(customer: customer, value: value, order: nil, store: source.store))
            }
            return values
                + statement.personal.map {
                    OwnedValue(customer: customer, value: $0, order: statement.orderNumber, store: source.store)
                }
        }
    }
}

extension Statement {
    var buyer: BuyerKey? {
        switch self {
        case .order(let order): order.buyer
        case .refund(let refund): refund.buyer
        case .customer(let customer): customer.buyer
        case .product: nil
        }
    }

    fileprivate var personal: [PersonalValue] {
        switch self {
        case .order(let order): order.personal
        case .customer(let customer): customer.personal
        case .refund, .product: []
        }
    }

    fileprivate var orderNumber: String? {
        switch self {
        case .order(let order): order.number
        case .refund, .customer, .product: nil
        }
    }
}

extension IdentityKind {
    /// How the key itself is kept, so that it can be shown and searched.
    fileprivate var personal: PersonalKind? {
        switch self {
        case .phone: .phone
        case .email: .email
        case .nick: .nick
        case .account, .wechatOpenID, .wechatUnionID: .account
        case .memberCard: .memberCard
        case .anonymous: nil
        }
    }
}

import Database
import Facts
import Shop

/// One order that counts as a purchase.
struct Purchase {
    let order: ID<StatedOrder>
    let store: ID<Store>
    let at: Instant
    let day: BrandDay
    /// False for an order in another currency than the brand's: its amounts are zero.
    let hasMoney: Bool
    let grossMinor: Int64
    let netMinor: Int64
    let freightMinor: Int64

    func minor(_ question: RFMQuestion) -> Int64 {
        let minor =
            switch question.money {
            case .gross: grossMinor
            case .net: netMinor
            }
        return question.countsFreight ? minor : minor - freightMinor
    }
}

/// Everybody's purchases up to a moment, by what is known now: refunds are those dated by then, left-out orders are out,
/// and who was found to be one person is one.
struct PurchaseBook {
    /// A refund that names no order known, in the brand's currency.
    struct UnnamedRefund {
        let day: BrandDay
        let minor: Int64
    }

    let brand: Brand
    /// The first moment that is not in it.
    let end: Instant
    /// Each person's purchases, by time, then order.
    private(set) var byCustomer: [ID<Customer>: [Purchase]] = [:]
    /// 无主订单
    private(set) var unclaimed: [Purchase] = []
    private(set) var unnamedRefunds: [ID<Customer>: [UnnamedRefund]] = [:]

    init(brand: Brand, before end: Instant, in tx: ReadTransaction) throws {
        self.brand = brand
        self.end = end
        let survivors = try Survivors(brand: brand, in: tx)
        try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx) { order in
            guard let purchase = purchase(order) else { return }
            if let customer = order.version.customer {
                byCustomer[survivors.survivor(of: customer), default: []].append(purchase)
            } else {
                unclaimed.append(purchase)
            }
        }
        for customer in byCustomer.keys {
            byCustomer[customer]?.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        }
        try OrderHistory.forEachUnnamedRefund(brand: brand.id, before: end, in: tx) { customer, amount, at in
            guard let customer, amount.currency == brand.currency else { return }
            let refund = UnnamedRefund(day: BrandDay(at, in: brand.timeZone), minor: amount.minor)
            unnamedRefunds[survivors.survivor(of: customer), default: []].append(refund)
        }
    }

    /// Up to the end of a day.
    init(brand: Brand, through day: BrandDay, in tx: ReadTransaction) throws {
        try self.init(brand: brand, before: day.adding(days: 1).start(in: brand.timeZone), in: tx)
    }

    var buyers: [ID<Customer>] { byCustomer.keys.sorted() }

    /// Each day on which the person bought, ascending, once.
    func days(of customer: ID<Customer>) -> [BrandDay] {
        Set((byCustomer[customer] ?? []).map(\.day)).sorted()
    }

    func coverage(_ isAsked: (BrandDay) -> Bool) -> Coverage {
        let claimed = byCustomer.values.joined().filter { isAsked($0.day) }
        let nameless = unclaimed.filter { isAsked($0.day) }
        return Coverage(
            purchases: claimed.count + nameless.count, claimed: claimed.count,
            otherCurrency: (claimed + nameless).count { !$0.hasMoney })
    }

    /// Everybody with a purchase in the window, in the order of customers.
    func figures(_ question: RFMQuestion) -> [RFMFigures] {
        buyers.compactMap { figures(of: $0, question) }
    }

    private func figures(of customer: ID<Customer>, _ question: RFMQuestion) -> RFMFigures? {
        let asked = (byCustomer[customer] ?? []).filter { question.covers($0.day) }
        guard let last = asked.map(\.day).max() else { return nil }
        var spent = asked.reduce(Int128(0)) { $0 + Int128($1.minor(question)) }
        if question.money == .net {
            for refund in unnamedRefunds[customer] ?? [] where question.covers(refund.day) {
                spent -= Int128(refund.minor)
            }
        }
        return question.figures(
            of: customer,
            RFMPurchases(
                last: last, orders: asked.count, days: Set(asked.map(\.day)).count,
                ordersWithMoney: asked.count(where: \.hasMoney), spentMinor: spent))
    }

    private func purchase(_ order: OrderRecord) -> Purchase? {
        guard let at = order.purchasedAt, at < end else { return nil }
        let isOurs = order.version.currency == brand.currency
        let paid = isOurs ? order.version.amounts.paid ?? 0 : 0
        return Purchase(
            order: order.id, store: order.store, at: at, day: BrandDay(at, in: brand.timeZone), hasMoney: isOurs,
            grossMinor: paid, netMinor: isOurs ? paid - order.refunded : 0,
            freightMinor: isOurs ? order.version.amounts.freight ?? 0 : 0)
    }
}

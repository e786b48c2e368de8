import Facts
import Shop

extension Instant {
    /// Noon of the given day.
    static func day(_ day: Int64) -> Instant {
        Instant(seconds: day * 86_400 + 43_200)
    }
}

extension BuyerKey {
    static func number(_ customer: Int64) -> BuyerKey {
        BuyerKey(kind: .account, value: String(customer))
    }
}

extension StatedOrder {
    /// Placed and paid on day 1, ¥100, by customer 7; as an order file tells it.
    static func paid(
        _ number: String = "A", status: OrderStatus = .paid, paidAt: Int64? = 1, minor: Int64? = 10_000,
        refunded: Int64 = 0, buyer: Int64? = 7, currency: Currency = .cny, lines: StatedLines = .untold
    ) -> StatedOrder {
        StatedOrder(
            number: number, status: status, times: OrderTimes(placed: .day(1), paid: paidAt.map(Instant.day)),
            currency: currency, amounts: .told(OrderAmounts(paid: minor, refunded: refunded)),
            buyers: buyer.map { [.number($0)] } ?? [], lines: lines)
    }

    /// As a file of unnumbered rows tells it: its amount is the sum of its rows.
    static func rows(
        _ lines: [StatedLine], of number: String = "A", buyer: Int64? = 7, at day: Int64 = 1
    ) -> StatedOrder {
        StatedOrder(
            number: number, status: .confirmed, times: OrderTimes(placed: .day(day), paid: .day(day)), currency: .cny,
            amounts: .sumOfLines, buyers: buyer.map { [.number($0)] } ?? [], lines: .union(lines))
    }
}

extension StatedLine {
    /// - Parameter price: in millionths; ¥10 when not told.
    static func row(
        _ product: String, ordinal: Int64 = 1, quantity: Int64 = 1, price: Int64 = 10_000_000
    ) -> StatedLine {
        let hash = product.utf8.reduce(Int64(17)) { $0 &* 31 &+ Int64($1) } &+ quantity &* 1_000_003 &+ price
        return StatedLine(
            key: LineKey(hash: hash, ordinal: ordinal), product: StatedProduct(code: product, title: "T-\(product)"),
            quantity: quantity, unitPrice: Millionths(price), isGift: price == 0)
    }

    /// A line with a number of its own.
    static func numbered(_ number: Int64, _ product: String, quantity: Int64 = 1) -> StatedLine {
        var line = row(product, quantity: quantity)
        line.key = LineKey(hash: number, ordinal: 1)
        return line
    }
}

extension StatedRefund {
    static func of(
        _ number: String = "R", order: String? = nil, day: Int64 = 5, buyer: Int64? = 7, currency: Currency = .cny,
        giving content: RefundContent
    ) -> StatedRefund {
        StatedRefund(
            number: number, orderNumber: order, kind: .goodsReturned, occurredAt: .day(day), currency: currency,
            buyers: buyer.map { [.number($0)] } ?? [], content: content)
    }
}

extension OrderVersion {
    /// Paid on day 1 with ¥100 by customer 7, told on day 10.
    static var known: OrderVersion {
        OrderVersion(
            kind: .ordinary, status: .shipped, times: OrderTimes(placed: .day(1), paid: .day(1)), currency: .cny,
            amounts: OrderAmounts(goods: 9_000, paid: 10_000), customer: ID(7), leftOut: nil, origin: nil, lineSet: 1,
            statedAt: .day(10))
    }

    func with(_ change: (inout OrderVersion) -> Void) -> OrderVersion {
        var version = self
        change(&version)
        return version
    }

    /// Told on another day.
    func told(_ day: Int64) -> OrderVersion {
        with { $0.statedAt = .day(day) }
    }
}

extension OrderRules.Verdict {
    var version: OrderVersion? {
        switch self {
        case .advanced(let version): version
        case .unchanged, .late, .aside: nil
        }
    }
}

import Database
import Facts
import Foundation
import Insight
import Shop
import TestDatabases

/// A brand's sales in a fresh database, and short words for selling and giving back.
struct Books: Sendable {
    let database: Database
    let brand: Brand

    static func on(
        _ engine: TestEngine, zone: String = "UTC", _ body: (Books) async throws -> Void
    ) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await body(Books(database: database, brand: .of(1, zone: zone)))
        }
    }

    func of(brand: Int64) -> Books {
        Books(database: database, brand: .of(brand, zone: brand == 1 ? self.brand.timeZone.identifier : "UTC"))
    }

    /// Orders that are told on the given day.
    func sell(_ orders: [StatedOrder], told day: Int64 = 1) async throws {
        let source = source(day)
        try await database.write { tx in
            var products = ProductDirectory()
            let entries = orders.map {
                OrderEntry(order: $0, customer: $0.buyers.first.flatMap { Int64($0.value) }.map { ID($0) })
            }
            _ = try Orders.record(entries, from: source, products: &products, in: tx)
        }
    }

    func giveBack(_ refunds: [StatedRefund]) async throws {
        let source = source(1)
        try await database.write { tx in
            var products = ProductDirectory()
            let entries = refunds.map {
                RefundEntry(refund: $0, customer: $0.buyers.first.flatMap { Int64($0.value) }.map { ID($0) })
            }
            _ = try Refunds.record(entries, from: source, products: &products, in: tx)
        }
    }

    func report(
        today: Int, window: Int? = 365, money: MoneyBasis = .net, frequency: FrequencyBasis = .orders
    ) async throws -> RFMReport {
        let question = RFMQuestion(
            today: BrandDay(number: today), windowDays: window, money: money, frequency: frequency)
        let brand = brand
        return try await database.read { tx in try ReferenceFigures.rfm(question, brand: brand, in: tx) }
    }

    func summaries(customer: Int64? = nil, at now: Instant = .day(1000)) async throws -> [CustomerSummary] {
        let brand = brand
        return try await database.read { tx in
            try CustomerOverview.summaries(brand: brand, customer: customer.map { ID($0) }, at: now, in: tx)
        }
    }

    func summaries(of customers: [Int64], at now: Instant = .day(1000)) async throws -> [CustomerSummary] {
        let brand = brand
        return try await database.read { tx in
            try CustomerOverview.summaries(of: customers.map { ID($0) }, brand: brand, at: now, in: tx)
        }
    }

    /// From orders that are read before.
    func summaryOfOrders(of customer: Int64, at now: Instant = .day(1000)) async throws -> CustomerSummary {
        let brand = brand
        return try await database.read { tx in
            var orders: [OrderRecord] = []
            try OrderHistory.forEach(
                brand: brand.id, customers: [ID(customer)], refundsBefore: now.advanced(milliseconds: 1), in: tx
            ) { orders.append($0) }
            return try CustomerOverview.summary(
                of: ID(customer), members: [ID(customer)], orders: orders, brand: brand, at: now, in: tx)
        }
    }

    func everyone(at now: Instant = .day(1000)) async throws -> [CustomerSummary] {
        let brand = brand
        return try await database.read { tx in try CustomerOverview.everyone(brand: brand, at: now, in: tx) }
    }

    private func source(_ day: Int64) -> StatementSource {
        StatementSource(brand: brand.id, store: ID(1), statedAt: .day(day), recordedAt: .day(2000))
    }
}

extension RFMReport {
    /// `7: 3 2 10000` for customer 7 with R 3, F 2 and M ¥100.
    var lines: [String] {
        figures.map { "\($0.customer.raw): \($0.recencyDays) \($0.frequency) \($0.moneyMinor)" }
    }
}

extension Brand {
    static func of(_ id: Int64, zone: String = "UTC") -> Brand {
        Brand(
            id: ID(id), name: "Lamp", timeZone: TimeZone(identifier: zone) ?? .gmt, currency: .cny, language: .english)
    }
}

extension Instant {
    /// Noon of the given day, in UTC.
    static func day(_ day: Int64) -> Instant {
        Instant(seconds: day * 86_400 + 43_200)
    }
}

extension StatedOrder {
    /// Paid at noon of `day`, ¥100 by customer 7.
    static func sale(
        _ number: String, day: Int64 = 1, buyer: Int64? = 7, minor: Int64 = 10_000, refunded: Int64 = 0,
        currency: Currency = .cny
    ) -> StatedOrder {
        StatedOrder(
            number: number, status: .confirmed, times: OrderTimes(placed: .day(day), paid: .day(day)),
            currency: currency, amounts: .told(OrderAmounts(paid: minor, refunded: refunded)),
            buyers: buyer.map { [BuyerKey(kind: .account, value: String($0))] } ?? [])
    }

    func with(_ change: (inout StatedOrder) -> Void) -> StatedOrder {
        var order = self
        change(&order)
        return order
    }
}

extension StatedRefund {
    static func of(
        _ number: String, order: String? = nil, day: Int64, buyer: Int64? = 7, minor: Int64, currency: Currency = .cny
    ) -> StatedRefund {
        StatedRefund(
            number: number, orderNumber: order, kind: .goodsReturned, occurredAt: .day(day), currency: currency,
            buyers: buyer.map { [BuyerKey(kind: .account, value: String($0))] } ?? [], content: .amount(minor: minor))
    }
}

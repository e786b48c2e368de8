package import Database
import Facts
package import Shop

/// Reckons RFM from the facts, order by order.
package enum RFMReader {
    /// Uses what is known now of the time up to the end of the day asked.
    package static func report(
        _ question: RFMQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> RFMReport {
        let end = question.today.adding(days: 1).start(in: brand.timeZone)
        var histories: [ID<Customer>: History] = [:]
        var purchases = 0
        var claimed = 0
        var otherCurrency = 0
        try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx) { order in
            guard let purchasedAt = order.purchasedAt, purchasedAt < end else { return }
            let day = BrandDay(purchasedAt, in: brand.timeZone)
            guard question.covers(day) else { return }
            purchases += 1
            let isOurs = order.version.currency == brand.currency
            if !isOurs { otherCurrency += 1 }
            guard let customer = order.version.customer else { return }
            claimed += 1
            histories[customer, default: History()].add(day, money: isOurs ? money(order, question.money) : 0)
        }
        if question.money == .net {
            try OrderHistory.forEachUnnamedRefund(brand: brand.id, before: end, in: tx) { customer, amount, at in
                guard let customer, amount.currency == brand.currency else { return }
                guard question.covers(BrandDay(at, in: brand.timeZone)) else { return }
                histories[customer]?.money -= Int128(amount.minor)
            }
        }
        let figures = histories.sorted { $0.key < $1.key }.map { customer, history in
            RFMFigures(
                customer: customer, recencyDays: question.today.number - history.last.number,
                frequency: question.frequency == .orders ? history.orders : history.days.count,
                moneyMinor: Int64(clamping: history.money))
        }
        let coverage = Coverage(purchases: purchases, claimed: claimed, otherCurrency: otherCurrency)
        return RFMReport(question, currency: brand.currency, figures: figures, coverage: coverage)
    }

    private static func money(_ order: OrderRecord, _ basis: MoneyBasis) -> Int64 {
        let paid = order.version.amounts.paid ?? 0
        return switch basis {
        case .gross: paid
        case .net: paid - order.refunded
        }
    }

    private struct History {
        var last = BrandDay(number: .min)
        var orders = 0
        var days: Set<BrandDay> = []
        /// Sums of amounts from files, which no file may bring to overflow.
        var money: Int128 = 0

        mutating func add(_ day: BrandDay, money: Int64) {
            last = max(last, day)
            orders += 1
            days.insert(day)
            self.money += Int128(money)
        }
    }
}

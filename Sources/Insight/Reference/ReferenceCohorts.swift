package import Database
import Facts
package import Shop

extension ReferenceFigures {
    /// Retention by the month of the first purchase.
    package static func cohorts(
        _ question: CohortQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> CohortReport {
        let book = try PurchaseBook(brand: brand, through: question.today, in: tx)
        var origins: [ID<StatedOrder>: String] = [:]
        try OrderHistory.forEach(brand: brand.id, refundsBefore: book.end, in: tx) { order in
            origins[order.id] = order.version.origin
        }
        let first = question.firstMonth
        var tally = CohortTally(months: question.months)
        for (customer, purchases) in book.byCustomer {
            // Columns know the day of an order, and of one day the order of ids.
            guard let begun = purchases.min(by: { ($0.day, $0.order) < ($1.day, $1.order) }),
                question.source?.isOf(begun, origins) ?? true
            else { continue }
            let cohort = BrandMonth(begun.day).number - first.number
            guard cohort >= 0 else { continue }
            func age(_ day: BrandDay) -> Int { BrandMonth(day).number - first.number - cohort }
            for after in Set(purchases.map { age($0.day) }) { tally.addBuyer(to: cohort, after: after) }
            for purchase in purchases {
                let freight = question.countsFreight ? 0 : Int128(purchase.freightMinor)
                tally.add(Int128(purchase.netMinor) - freight, to: cohort, after: age(purchase.day))
            }
            for refund in book.unnamedRefunds[customer] ?? [] where age(refund.day) >= 0 {
                tally.add(-Int128(refund.minor), to: cohort, after: age(refund.day))
            }
        }
        return CohortReport(
            question, tally, currency: brand.currency,
            coverage: book.coverage { first.firstDay <= $0 && $0 <= question.today })
    }
}

extension CohortQuestion.Source {
    fileprivate func isOf(_ purchase: Purchase, _ origins: [ID<StatedOrder>: String]) -> Bool {
        switch self {
        case .stores(let stores): stores.contains(purchase.store)
        case .origin(let name): origins[purchase.order] == name
        }
    }
}

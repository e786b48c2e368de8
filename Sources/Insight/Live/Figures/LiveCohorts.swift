import Columns
import Shop

extension LiveBrand {
    /// Retention by the month of the first purchase.
    ///
    /// - Complexity: one pass over the orders of those who began in these months.
    package func cohorts(_ question: CohortQuestion) -> CohortReport {
        let purchases = purchases(by: question.today)
        var tally = CohortTally(months: question.months)
        for (part, purchases) in zip(parts, purchases) {
            tally += CohortPass(part, purchases, question, firstOrders(of: part, question.source)).reckon()
        }
        return CohortReport(
            question, tally, currency: brand.currency,
            coverage: coverage(purchases, from: question.firstMonth.firstDay, by: question.today))
    }

    private func firstOrders(of part: LivePart, _ source: CohortQuestion.Source?) -> CohortPass.FirstOrders {
        switch source {
        case nil: return .all
        case .stores(let stores):
            let asked = Set(stores)
            return .ofStores(shelf.stores.map { asked.contains($0) })
        case .origin(let name):
            guard let origin = shelf.origins.firstIndex(of: name) else {
                return .those(BitMask(rows: part.orders.count))
            }
            let rows = part.origins.lazy.filter { Int($0.origin) == origin }.map(\.row)
            return .those(BitMask(rows: part.orders.count, setting: rows))
        }
    }
}

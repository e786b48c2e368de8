package import Database
package import Shop

extension ReferenceFigures {
    /// What the brand and each of its stores sold in a period, side by side.
    package static func sales(
        _ question: SalesQuestion, brand: Brand, settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> SalesReport {
        let book = try PurchaseBook(brand: brand, through: question.to, in: tx)
        var whole = SalesTally()
        var stores: [ID<Store>: SalesTally] = [:]
        for customer in book.buyers {
            let all = book.byCustomer[customer] ?? []
            let begun = book.days(of: customer).first
            let asked = all.filter { question.covers($0.day) }
            for purchase in asked {
                let freight = question.countsFreight ? 0 : Int128(purchase.freightMinor)
                let (minor, isFirst) = (Int128(purchase.netMinor) - freight, purchase.day == begun)
                whole.addOrder(minor, isFirst: isFirst)
                stores[purchase.store, default: SalesTally()].addOrder(minor, isFirst: isFirst)
            }
            guard !asked.isEmpty else { continue }
            whole.addBuyer(days: Set(asked.map(\.day)).count, isFirst: asked.contains { $0.day == begun })
            for (store, own) in Dictionary(grouping: asked, by: \.store) {
                stores[store, default: SalesTally()].addBuyer(
                    days: Set(own.map(\.day)).count, isFirst: own.contains { $0.day == begun })
            }
        }
        for row in try due(question.due, brand: brand, settings: settings, in: tx).rows {
            let last = book.byCustomer[row.customer]?.max { ($0.day, $0.order) < ($1.day, $1.order) }
            guard let last else { continue }
            whole.due += 1
            stores[last.store, default: SalesTally()].due += 1
        }
        return SalesReport(
            question, whole: whole, stores: stores, currency: brand.currency, coverage: book.coverage(question.covers))
    }
}

package import Database
package import Shop

extension ReferenceFigures {
    /// From the category of the first purchase to that of the second.
    package static func paths(
        _ question: PathQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> PathReport {
        let book = try PurchaseBook(brand: brand, through: question.today, in: tx)
        let lines = try LineBook(brand: brand, in: tx)
        var counts: [CategoryPath: Int] = [:]
        for customer in book.buyers {
            let days = book.days(of: customer)
            guard let first = days.first, question.isObserved(first) else { continue }
            let categories = days.prefix(2).map { day -> String? in
                var pieces: [String: Int64] = [:]
                for purchase in book.byCustomer[customer] ?? [] where purchase.day == day {
                    for (product, quantity) in lines.quantities[purchase.order] ?? [:] {
                        guard let category = lines.products[product]?.category else { continue }
                        pieces[category, default: 0] += Int64(clamping: quantity)
                    }
                }
                return DayCategory.main(of: pieces)
            }
            let next: PathReport.Next =
                categories.count < 2
                ? .never : categories[1].map { PathReport.Next.category($0) } ?? .uncategorised
            counts[CategoryPath(from: categories[0], to: next), default: 0] += 1
        }
        return PathReport(
            question, counts, coverage: book.coverage { $0 <= question.today })
    }
}

import Columns
import Shop

extension LiveBrand {
    /// From the category of the first purchase to that of the second.
    ///
    /// - Complexity: a look at the orders of everybody's first two days, and their lines.
    package func paths(_ question: PathQuestion) -> PathReport {
        let purchases = purchases(by: question.today)
        let names = shelf.categories
        var ranks = [Int32](repeating: 0, count: names.count)
        for (rank, place) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
            ranks[place] = Int32(rank)
        }
        var counts: [CategoryPath: Int] = [:]
        for (part, purchases) in zip(parts, purchases) {
            let pass = PathPass(
                part: part, purchases: purchases, categoryOfProduct: shelf.categoryOfProduct, ranks: ranks,
                lastBeginning: Int32(clamping: question.today.number - question.observedDays))
            for (path, customers) in pass.reckon() {
                let next: PathReport.Next =
                    path.to == PathPass.never
                    ? .never : path.to == PathPass.uncategorised ? .uncategorised : .category(names[path.to])
                let from = path.from == PathPass.uncategorised ? nil : names[path.from]
                counts[CategoryPath(from: from, to: next), default: 0] += customers
            }
        }
        return PathReport(question, counts, coverage: coverage(purchases, from: nil, by: question.today))
    }
}

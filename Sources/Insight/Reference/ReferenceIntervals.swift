package import Database
package import Shop

extension ReferenceFigures {
    /// After how many days people buy again.
    package static func intervals(
        _ question: IntervalQuestion, brand: Brand, settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> IntervalReport {
        let book = try PurchaseBook(brand: brand, through: question.today, in: tx)
        let lines = try LineBook(brand: brand, in: tx)
        let days = book.byCustomer.values.compactMap { lines.purchaseDays($0)[question.scope]?.map(\.day.number) }
        var tally = IntervalReportTally()
        for days in days {
            for (from, to) in zip(days, days.dropFirst()) {
                tally.intervals.add(Int32(to - from))
                let ends = [from, to].map { BrandDay(number: $0) }
                if !ends.contains(where: settings.promotionDays.contains) { tally.unmasked.add(Int32(to - from)) }
            }
            guard let first = days.first else { continue }
            tally.returns.add(
                age: question.today.number - first, gap: days.count > 1 ? days[1] - first : nil)
        }
        return IntervalReport(
            question, tally, coverage: book.coverage { $0 <= question.today })
    }
}

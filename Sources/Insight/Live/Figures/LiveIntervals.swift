import Columns
package import Shop

extension LiveBrand {
    /// After how many days people buy again.
    ///
    /// - Complexity: one pass over the orders; for a category or a product over their lines as well.
    package func intervals(
        _ question: IntervalQuestion, settings: FigureSettings = FigureSettings()
    ) -> IntervalReport {
        let purchases = purchases(by: question.today)
        let today = Int32(clamping: question.today.number)
        let masked = baseDays.maskedDays(settings.promotionDays, upTo: today)
        let scope = ScopeRows(question.scope, shelf)
        var tally = IntervalReportTally()
        for (part, purchases) in zip(parts, purchases) {
            let shares = part.eachShare { slots in
                part.withView(purchases) { Self.intervals(of: slots, part, $0, scope, masked, today: today) }
            }
            for share in shares { tally += share }
        }
        return IntervalReport(question, tally, coverage: coverage(purchases, from: nil, by: question.today))
    }

    private static func intervals(
        of slots: Range<Int>, _ part: LivePart, _ view: PartView, _ scope: ScopeRows, _ masked: MaskedDays, today: Int32
    ) -> IntervalReportTally {
        var tally = IntervalReportTally()
        for slot in slots where part.isRead[slot] {
            var (first, last) = (Int32.min, Int32.min)
            var gap: Int?
            var wasMasked = false
            for row in Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1]) where view.orders[row] {
                let day = view.days[row]
                guard day != last, scope.holds(row, view) else { continue }
                let isMasked = masked.contains(day)
                if first == .min {
                    first = day
                } else {
                    let interval = day - last
                    if gap == nil { gap = Int(interval) }
                    tally.intervals.add(interval)
                    if !isMasked, !wasMasked { tally.unmasked.add(interval) }
                }
                (last, wasMasked) = (day, isMasked)
            }
            if first != .min { tally.returns.add(age: Int(today - first), gap: gap) }
        }
        return tally
    }
}

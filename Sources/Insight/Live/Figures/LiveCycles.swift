import Columns
import Shop

/// Cycles of the brand, and of what it sells where.
extension LiveBrand {
    /// - Parameter purchases: one mask per part.
    func scopeCycles(
        _ level: CycleLevel, _ purchases: [BitMask], _ masked: MaskedDays
    ) -> [CycleReport.Row] {
        var scopes: [Int32] = []
        var intervals: [Double] = []
        var persons: [Int32: Int] = [:]
        var counts: [Int32: Int] = [:]
        var last: ScopePass?
        for (part, purchases) in zip(parts, purchases) {
            let pass = ScopePass(part: part, purchases: purchases, shelf: shelf, level: level)
            pass.forEachScope { _, scope, days in
                let before = intervals.count
                _ = pass.intervals(days, masked: masked) { interval in
                    scopes.append(scope)
                    intervals.append(interval)
                }
                guard intervals.count > before else { return }
                persons[scope, default: 0] += 1
                counts[scope, default: 0] += intervals.count - before
            }
            last = pass
        }
        guard let last, let most = scopes.max() else { return [] }
        let medians = Grouping(by: Column(scopes), groups: Int(most) + 1).medians(of: Column(intervals))
        return medians.enumerated().compactMap { scope, median in
            median.map { median in
                let number = Int32(scope)
                return CycleReport.Row(
                    last.scope(number),
                    Cycle(days: median.value, intervals: counts[number] ?? 0, persons: persons[number] ?? 0))
            }
        }
    }

    /// Everybody's cycle of each product bought.
    func productRows(
        _ question: DueQuestion, _ settings: FigureSettings, _ cycles: CycleReport
    ) -> [DueList.Row] {
        let masked = maskedDays(settings)
        var rows: [DueList.Row] = []
        for part in parts {
            let purchases = part.purchases(by: Int32(clamping: question.today.number))
            let pass = DueProductPass(part, purchases, shelf, cycles, settings, masked)
            for slot in 0..<part.slots where part.isRead[slot] {
                pass.forEachProduct(of: slot) { product, last, cycle in
                    let row = DueList.Row(
                        customer(part, slot), .product(shelf.products[Int(product)].id), last: last, cycle: cycle)
                    if question.covers(row.due) { rows.append(row) }
                }
            }
        }
        return rows
    }
}

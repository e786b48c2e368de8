import Columns
import Foundation
import Shop

/// Purchase days of stores, categories and products, person by person.
struct ScopePass {
    /// One person's purchase days of one scope.
    struct Visit: Sendable {
        let scope: Int32
        let day: Int32
        var quantity: Int64
    }

    let part: LivePart
    let purchases: BitMask
    let shelf: LiveShelf
    let level: CycleLevel

    /// Calls `body` with the days of one scope of one person, ascending, each once; persons in the order of slots.
    func forEachScope(_ body: (_ slot: Int, _ scope: Int32, _ days: ArraySlice<Visit>) -> Void) {
        var visits: [Visit] = []
        for slot in 0..<part.slots where part.isRead[slot] {
            forEachScope(of: slot, &visits) { body(slot, $0, $1) }
        }
    }

    /// The same of one person.
    func forEachScope(of slot: Int, _ body: (_ scope: Int32, _ days: ArraySlice<Visit>) -> Void) {
        var visits: [Visit] = []
        forEachScope(of: slot, &visits, body)
    }

    /// - Parameter visits: what it held is lost.
    private func forEachScope(
        of slot: Int, _ visits: inout [Visit], _ body: (_ scope: Int32, _ days: ArraySlice<Visit>) -> Void
    ) {
        visits.removeAll(keepingCapacity: true)
        for row in part.rows(of: slot) where purchases[row] { take(row, &visits) }
        guard !visits.isEmpty else { return }
        visits.sort { ($0.scope, $0.day) < ($1.scope, $1.day) }
        unite(&visits)
        var start = 0
        while start < visits.count {
            var end = start + 1
            while end < visits.count, visits[end].scope == visits[start].scope { end += 1 }
            body(visits[start].scope, visits[start..<end])
            start = end
        }
    }

    private func take(_ row: Int, _ visits: inout [Visit]) {
        let day = part.orders.days[row]
        switch level {
        case .stores: visits.append(Visit(scope: Int32(part.orders.stores[row]), day: day, quantity: 1))
        case .categories:
            for line in part.lines(of: row) {
                let product = part.lines.products[line]
                guard product >= 0 else { continue }
                let category = shelf.categoryOfProduct[Int(product)]
                if category >= 0 { visits.append(Visit(scope: category, day: day, quantity: 1)) }
            }
        case .products:
            for line in part.lines(of: row) where part.lines.products[line] >= 0 {
                visits.append(
                    Visit(
                        scope: part.lines.products[line], day: day, quantity: Int64(part.lines.quantities[line])))
            }
        }
    }

    /// Several lines of a day are one visit.
    private func unite(_ visits: inout [Visit]) {
        var kept = 0
        for next in visits.indices.dropFirst() {
            if visits[next].scope == visits[kept].scope, visits[next].day == visits[kept].day {
                visits[kept].quantity += visits[next].quantity
            } else {
                kept += 1
                visits[kept] = visits[next]
            }
        }
        visits.removeLast(visits.count - kept - 1)
    }

    /// What was bought on a day of a consumable product, in units; 1 of anything else.
    func units(_ visit: Visit) -> Int64 {
        guard level == .products else { return 1 }
        let product = shelf.products[Int(visit.scope)]
        return product.isConsumable
            ? PurchaseDay(
                BrandDay(number: Int(visit.day)), quantity: Int128(visit.quantity), packSize: product.packSize
            ).units : 1
    }

    /// The intervals of one person in one scope, as `CycleRules.intervals` has them, without making lists of them.
    ///
    /// - Parameter body: is told each interval that counts for everybody.
    /// - Returns: how many intervals the person's own cycle is reckoned from, and the sum of their logarithms.
    func intervals(
        _ visits: ArraySlice<Visit>, masked: MaskedDays, _ body: (Double) -> Void
    ) -> (count: Int, sumOfLogs: Double) {
        let keepsAll = visits.allSatisfy { masked.contains($0.day) }
        var (count, sumOfLogs) = (0, 0.0)
        for next in visits.indices.dropFirst() {
            let (from, to) = (visits[next - 1], visits[next])
            guard keepsAll || !masked.contains(from.day) && !masked.contains(to.day) else { continue }
            let interval = Double(to.day - from.day) / Double(units(from))
            count += 1
            sumOfLogs += log(interval)
            if !keepsAll { body(interval) }
        }
        return (count, sumOfLogs)
    }

    /// What the scope of a number is called.
    func scope(_ number: Int32) -> CycleScope {
        switch level {
        case .stores: .store(shelf.stores[Int(number)])
        case .categories: .category(shelf.categories[Int(number)])
        case .products: .product(shelf.products[Int(number)].id)
        }
    }
}

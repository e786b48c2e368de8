import Columns
import Shop

/// When everybody of a part began to buy and when they bought again: one pass over each person's orders.
struct CohortPass {
    /// Whose first order is asked for.
    enum FirstOrders {
        case all
        /// By the place of a store in the brand's list.
        case ofStores([Bool])
        /// By row.
        case those(BitMask)
    }

    let part: LivePart
    let purchases: BitMask
    let question: CohortQuestion
    let firstOrders: FirstOrders
    private let today: Int32
    /// Of the first month.
    private let firstDay: Int32
    /// By days since the first: the place of the month among those asked for.
    private let months: [Int]

    init(_ part: LivePart, _ purchases: BitMask, _ question: CohortQuestion, _ firstOrders: FirstOrders) {
        self.part = part
        self.purchases = purchases
        self.question = question
        self.firstOrders = firstOrders
        let first = question.firstMonth
        today = Int32(clamping: question.today.number)
        firstDay = Int32(clamping: first.firstDay.number)
        months = (0..<question.months).flatMap { place -> [Int] in
            let month = first.adding(months: place)
            return [Int](repeating: place, count: month.lastDay.number - month.firstDay.number + 1)
        }
    }

    func reckon() -> CohortTally {
        var tally = CohortTally(months: question.months)
        for share in part.eachShare({ reckon($0) }) { tally += share }
        takeOffUnnamed(from: &tally)
        return tally
    }

    private func reckon(_ slots: Range<Int>) -> CohortTally {
        var tally = CohortTally(months: question.months)
        part.givenBack.withUnsafeBufferPointer { given in
            part.withView(purchases) { view in
                var backs = ForwardCursor(at: Int(view.firstOrders[slots.lowerBound]), of: given.count) {
                    Int(given[$0].row)
                }
                for slot in slots where part.isRead[slot] {
                    let rows = Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1])
                    guard let begun = rows.first(where: { view.orders[$0] }),
                        let cohort = place(ofCohort: begun, view)
                    else { continue }
                    var back = backs.stretch(rows, of: given.count) { Int(given[$0].row) }
                    var last = -1
                    for row in begun..<rows.upperBound where view.orders[row] {
                        let month = months[Int(view.days[row] - firstDay)]
                        // Orders of a person come by day.
                        if month != last { tally.addBuyer(to: cohort, after: month - cohort) }
                        last = month
                        tally.add(money(row, view, given, &back), to: cohort, after: month - cohort)
                    }
                }
            }
        }
        return tally
    }

    /// The place of the month in which somebody began; nil for who began before, or is not asked for.
    ///
    /// - Parameter begun: the row of their first order.
    @inline(__always)
    private func place(ofCohort begun: Int, _ view: PartView) -> Int? {
        guard view.days[begun] >= firstDay else { return nil }
        switch firstOrders {
        case .all: break
        case .ofStores(let isAsked): guard isAsked[Int(view.stores[begun])] else { return nil }
        case .those(let rows): guard rows[begun] else { return nil }
        }
        return months[Int(view.days[begun] - firstDay)]
    }

    /// Net, in minor units; rows are asked for one behind the other.
    ///
    /// - Parameter back: where what was given back on this row and those behind it lies.
    @inline(__always)
    private func money(
        _ row: Int, _ view: PartView, _ given: UnsafeBufferPointer<GivenBack>, _ back: inout Range<Int>
    ) -> Int128 {
        var minor = Int128(view.paid[row])
        if !question.countsFreight { minor -= Int128(view.freights[row]) }
        while let next = back.first, Int(given[next].row) < row { back = next + 1..<back.upperBound }
        if let next = back.first, Int(given[next].row) == row, !view.isForeign(row) {
            minor -= Int128(part.refunded(given[next], by: today))
        }
        return minor
    }

    /// Few refunds name no order.
    private func takeOffUnnamed(from tally: inout CohortTally) {
        for refund in part.unnamedRefunds where refund.day >= firstDay && refund.day <= today {
            let slot = Int(refund.slot)
            guard part.isRead[slot], let begun = part.rows(of: slot).first(where: { purchases[$0] }),
                let cohort = part.withView(purchases, { place(ofCohort: begun, $0) })
            else { continue }
            let age = months[Int(refund.day - firstDay)] - cohort
            if age >= 0 { tally.add(-Int128(refund.amount), to: cohort, after: age) }
        }
    }
}

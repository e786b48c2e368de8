import Columns
import Shop

/// What everybody of a part bought in the windows of one question asked on several days: one pass over each person's
/// orders.
struct RFMDays {
    /// One person's figures on one day.
    struct Own {
        var recencyDays: Int32 = 0
        /// 0 for who bought nothing in the window.
        var frequency: Int32 = 0
        var moneyMinor: Int64 = 0
        var spentMinor: Int64 = 0

        var figures: RFMFigures {
            // Whom they are of is known by the slot.
            RFMFigures(
                customer: ID(0), recencyDays: Int(recencyDays), frequency: Int(frequency), moneyMinor: moneyMinor,
                spentMinor: spentMinor)
        }
    }

    /// A refund that names no order, by slot.
    private struct Unnamed {
        let slot: Int
        let day: Int32
        let minor: Int64
    }

    private let part: LivePart
    private let purchases: DayPurchases
    /// The question on each day of the purchases.
    private let questions: [RFMQuestion]
    /// By day: the first of its window.
    private let firsts: [Int32]
    private let unnamed: [Unnamed]

    /// - Parameter question: asked on each of the days.
    init(_ part: LivePart, _ purchases: DayPurchases, _ question: RFMQuestion) {
        self.part = part
        self.purchases = purchases
        questions = purchases.days.map { question.on(BrandDay(number: Int($0))) }
        firsts = questions.map { asked in
            asked.windowDays.map { Int32(clamping: asked.today.number - $0 + 1) } ?? .min
        }
        unnamed =
            question.money == .gross
            ? []
            : part.unnamedRefunds.map { Unnamed(slot: Int($0.slot), day: $0.day, minor: $0.amount) }
                .sorted { $0.slot < $1.slot }
    }

    /// By slot, and within one by day.
    func everybody() -> [Own] {
        let places = questions.count
        return [Own](unsafeUninitializedCapacity: part.slots * places) { all, filled in
            filled = part.slots * places
            guard let start = all.baseAddress else { return }
            _ = part.eachShare { slots in reckon(slots, into: start) }
        }
    }

    /// - Returns: how many slots were gone through.
    private func reckon(_ slots: Range<Int>, into all: UnsafeMutablePointer<Own>) -> Int {
        let places = questions.count
        part.givenBack.withUnsafeBufferPointer { given in
            part.withView(purchases.orders) { view in
                let first = Int(view.firstOrders[slots.lowerBound])
                var cursor = purchases.cursor(at: first)
                var backs = ForwardCursor(at: first, of: given.count) { Int(given[$0].row) }
                var refunds = ForwardCursor(at: slots.lowerBound, of: unnamed.count) { unnamed[$0].slot }
                for slot in slots {
                    let rows = Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1])
                    let changes = purchases.changes(rows, &cursor)
                    let back = backs.stretch(rows, of: given.count) { Int(given[$0].row) }
                    let refund = refunds.stretch(slot..<slot + 1, of: unnamed.count) { unnamed[$0].slot }
                    let isRead = part.isRead[slot]
                    for place in 0..<places {
                        let own =
                            isRead && !rows.isEmpty
                            ? bought(rows, on: place, view, changes, given[back], refund) : Own()
                        (all + (slot * places + place)).initialize(to: own)
                    }
                }
            }
        }
        return slots.count
    }

    @inline(__always)
    private func bought(
        _ rows: Range<Int>, on place: Int, _ view: PartView, _ changes: Range<Int>,
        _ back: Slice<UnsafeBufferPointer<GivenBack>>, _ refund: Range<Int>
    ) -> Own {
        let (question, first, by) = (questions[place], firsts[place], purchases.days[place])
        var (last, orders, days, ordersWithMoney, spent) = (Int32.min, 0, 0, 0, Int128(0))
        for row in rows where view.days[row] >= first && view.orders[row] {
            let day = view.days[row]
            guard day <= by, changes.isEmpty || !purchases.isGone(row, on: place, among: changes) else { continue }
            // Orders of a person come by day.
            if day != last { days += 1 }
            last = day
            orders += 1
            if question.measure == .averageOrderValue, !view.isForeign(row) { ordersWithMoney += 1 }
            spent += Int128(view.paid[row] - (question.countsFreight ? 0 : Int64(view.freights[row])))
        }
        guard orders > 0 else { return Own() }
        if question.money == .net {
            for given in back {
                let row = Int(given.row)
                guard view.orders[row], (first...max(first, by)).contains(view.days[row]), !view.isForeign(row),
                    !purchases.isGone(row, on: place, among: changes)
                else { continue }
                spent -= Int128(part.refunded(given, by: by))
            }
            for number in refund where unnamed[number].day >= first && unnamed[number].day <= by {
                spent -= Int128(unnamed[number].minor)
            }
        }
        let figures = question.figures(
            of: ID(0),
            RFMPurchases(
                last: BrandDay(number: Int(last)), orders: orders, days: days, ordersWithMoney: ordersWithMoney,
                spentMinor: spent))
        return Own(
            recencyDays: Int32(clamping: figures.recencyDays), frequency: Int32(clamping: figures.frequency),
            moneyMinor: figures.moneyMinor, spentMinor: figures.spentMinor)
    }
}

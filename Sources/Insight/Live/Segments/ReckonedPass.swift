import Columns
import Segments
import Shop

/// Reckons of everybody of a part what hangs on their own facts and on what all are measured by.
struct ReckonedPass {
    let part: PartDay
    let question: RFMQuestion
    let settings: FigureSettings
    let rhythms: RhythmPass
    /// The first day of the window.
    private let first: Int32
    init(_ part: PartDay, _ question: RFMQuestion, _ settings: FigureSettings, _ masked: MaskedDays) {
        self.part = part
        self.question = question
        self.settings = settings
        rhythms = RhythmPass(part: part.part, purchases: part.purchases, masked: masked)
        first = question.windowDays.map { Int32(clamping: question.today.number - $0 + 1) } ?? .min
    }

    /// What lies beside orders, to be carried from slot to slot.
    struct Beside {
        /// Where among what was given back and what came back the orders of a slot begin: both only move forward.
        fileprivate var (offs, returns) = (0, 0)
        /// By slot: refunds in the window that name no order.
        fileprivate var unnamed: [Int32: Int128] = [:]
        /// By slot: goods that came back without naming an order.
        fileprivate var unnamedReturns: [Int32: Int] = [:]
    }

    func beside() -> Beside {
        var beside = Beside()
        if question.money == .net {
            for refund in part.part.unnamedRefunds where refund.day >= first && refund.day <= part.day {
                beside.unnamed[refund.slot, default: 0] += Int128(refund.amount)
            }
        }
        for mark in part.part.unnamedReturns where mark.day <= part.day {
            beside.unnamedReturns[mark.slot, default: 0] += 1
        }
        return beside
    }

    /// What somebody bought in the window; nil of nothing.
    func figures(_ slot: Int, _ view: PartView, _ beside: inout Beside) -> RFMFigures? {
        let rows = Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1])
        var (last, orders, days, ordersWithMoney, spent) = (Int32.min, 0, 0, 0, Int128(0))
        for row in rows where view.days[row] >= first && view.orders[row] {
            // Orders of a person come by day.
            if view.days[row] != last { days += 1 }
            last = view.days[row]
            orders += 1
            if !view.isForeign(row) { ordersWithMoney += 1 }
            spent += Int128(view.paid[row] - (question.countsFreight ? 0 : Int64(view.freights[row])))
        }
        guard orders > 0 else { return nil }
        if question.money == .net {
            beside.offs = part.offs.place(from: beside.offs) { Int($0.row) >= rows.lowerBound }
            while beside.offs < part.offs.count, Int(part.offs[beside.offs].row) < rows.upperBound {
                let off = part.offs[beside.offs]
                if view.days[Int(off.row)] >= first { spent -= Int128(off.minor) }
                beside.offs += 1
            }
            if !beside.unnamed.isEmpty { spent -= beside.unnamed[Int32(slot)] ?? 0 }
        }
        // Whom they are of is known by the slot.
        return question.figures(
            of: ID(0),
            RFMPurchases(
                last: BrandDay(number: Int(last)), orders: orders, days: days, ordersWithMoney: ordersWithMoney,
                spentMinor: spent))
    }

    /// Orders that somebody paid for, and those of them that came back.
    func returns(_ slot: Int, _ view: PartView, _ beside: inout Beside) -> Returns {
        var orders = 0
        for row in Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1]) where part.paid[row] { orders += 1 }
        beside.returns = part.returns.place(from: beside.returns) { $0.slot >= slot }
        var returned = 0
        while beside.returns < part.returns.count, part.returns[beside.returns].slot == slot {
            returned += 1
            beside.returns += 1
        }
        if !beside.unnamedReturns.isEmpty { returned += beside.unnamedReturns[Int32(slot)] ?? 0 }
        return Returns(orders: orders, returned: returned)
    }

    /// - Parameter reviews: of the part.
    func fewestStars(_ slot: Int, in reviews: ReviewList) -> Int? {
        reviews[slot].lazy.filter { $0.day <= part.day }.map { min(5, Int($0.stars)) }.min()
    }
}

/// What everybody of the part adds to what all are measured by.
extension ReckonedPass {
    func everyFigure() -> [RFMFigures] {
        part.withView(part.purchases) { view in
            var beside = beside()
            return part.part.isRead.indices().compactMap { figures(Int($0), view, &beside) }
        }
    }

    func everyReturn() -> Returns {
        part.withView(part.purchases) { view in
            var beside = beside()
            return part.part.isRead.indices().reduce(Returns(orders: 0, returned: 0)) {
                $0 + returns(Int($1), view, &beside)
            }
        }
    }
}

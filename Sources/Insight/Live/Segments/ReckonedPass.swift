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
    /// By slot: refunds in the window that name no order.
    private let unnamed: [Int32: Int128]
    /// By slot: goods that came back without naming an order.
    private let unnamedReturns: [Int32: Int]

    init(_ part: PartDay, _ question: RFMQuestion, _ settings: FigureSettings, _ masked: MaskedDays) {
        self.part = part
        self.question = question
        self.settings = settings
        rhythms = RhythmPass(part: part.part, purchases: part.purchases, masked: masked)
        let first = question.windowDays.map { Int32(clamping: question.today.number - $0 + 1) } ?? .min
        self.first = first
        var unnamed: [Int32: Int128] = [:]
        if question.money == .net {
            for refund in part.part.unnamedRefunds where refund.day >= first && refund.day <= part.day {
                unnamed[refund.slot, default: 0] += Int128(refund.amount)
            }
        }
        self.unnamed = unnamed
        unnamedReturns = part.part.unnamedReturns.reduce(into: [:]) { counts, mark in
            if mark.day <= part.day { counts[mark.slot, default: 0] += 1 }
        }
    }

    /// Where among what was given back and what came back the orders of a slot begin: both only move forward.
    struct Places {
        var offs = 0
        var returns = 0
    }

    /// What somebody bought in the window; nil of nothing.
    func figures(_ slot: Int, _ view: PartView, _ places: inout Places) -> RFMFigures? {
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
            places.offs = part.offs.place(from: places.offs) { Int($0.row) >= rows.lowerBound }
            while places.offs < part.offs.count, Int(part.offs[places.offs].row) < rows.upperBound {
                let off = part.offs[places.offs]
                if view.days[Int(off.row)] >= first { spent -= Int128(off.minor) }
                places.offs += 1
            }
            if !unnamed.isEmpty { spent -= unnamed[Int32(slot)] ?? 0 }
        }
        // Whom they are of is known by the slot.
        return question.figures(
            of: ID(0),
            RFMPurchases(
                last: BrandDay(number: Int(last)), orders: orders, days: days, ordersWithMoney: ordersWithMoney,
                spentMinor: spent))
    }

    /// Orders that somebody paid for, and those of them that came back.
    func returns(_ slot: Int, _ view: PartView, _ places: inout Places) -> Returns {
        var orders = 0
        for row in Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1]) where part.paid[row] { orders += 1 }
        places.returns = part.returns.place(from: places.returns) { $0.slot >= slot }
        var returned = 0
        while places.returns < part.returns.count, part.returns[places.returns].slot == slot {
            returned += 1
            places.returns += 1
        }
        if !unnamedReturns.isEmpty { returned += unnamedReturns[Int32(slot)] ?? 0 }
        return Returns(orders: orders, returned: returned)
    }

    func fewestStars(_ slot: Int) -> Int? {
        part.reviews[slot].lazy.filter { $0.day <= part.day }.map { min(5, Int($0.stars)) }.min()
    }
}

/// What everybody of the part adds to what all are measured by.
extension ReckonedPass {
    func everyFigure() -> [RFMFigures] {
        part.withView(part.purchases) { view in
            var places = Places()
            return part.part.isRead.indices().compactMap { figures(Int($0), view, &places) }
        }
    }

    func everyReturn() -> Returns {
        part.withView(part.purchases) { view in
            var places = Places()
            return part.part.isRead.indices().reduce(Returns(orders: 0, returned: 0)) {
                $0 + returns(Int($1), view, &places)
            }
        }
    }
}

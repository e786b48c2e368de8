import Columns
import Shop

/// What everybody of a part bought in the window of a question, summed up in one pass over the orders.
struct RFMPass {
    let part: LivePart
    let question: RFMQuestion
    /// Purchases and refunds up to the end of this day.
    let by: BrandDay

    /// By slot; nil for who bought nothing in the window, or is not read.
    func purchases() -> [RFMPurchases?] {
        let day = Int32(clamping: by.number)
        let purchases = part.purchases(by: day)
        let first = question.windowDays.map { Int32(clamping: question.today.number - $0 + 1) } ?? .min
        var offs = moneyOff(by: day, from: first)
        var result = [RFMPurchases?](repeating: nil, count: part.slots)
        let (days, paid, states) = (part.orders.days, part.orders.paid, part.orders.states)
        result.withUnsafeMutableBufferPointer { result in
            days.withUnsafeBuffer { days in
                paid.withUnsafeBuffer { paid in
                    states.withUnsafeBuffer { states in
                        for slot in 0..<part.slots where part.isRead[slot] {
                            var sum = Sum()
                            for row in part.rows(of: slot) where days[row] >= first && purchases[row] {
                                let freight = question.countsFreight ? 0 : Int64(part.orders.freights[row])
                                sum.add(
                                    days[row], paid[row] - freight,
                                    isForeign: OrderState(rawValue: states[row]).contains(.isForeign))
                            }
                            guard sum.orders > 0 else { continue }
                            sum.spent -= offs.removeValue(forKey: Int32(slot)) ?? 0
                            result[slot] = sum.purchases
                        }
                    }
                }
            }
        }
        return result
    }

    private struct Sum {
        var last = Int32.min
        var orders = 0
        var days = 0
        var ordersWithMoney = 0
        var spent: Int128 = 0

        @inline(__always)
        mutating func add(_ day: Int32, _ paid: Int64, isForeign: Bool) {
            // Orders of a person come by day.
            if day != last { days += 1 }
            last = day
            orders += 1
            if !isForeign { ordersWithMoney += 1 }
            spent += Int128(paid)
        }

        var purchases: RFMPurchases {
            RFMPurchases(
                last: BrandDay(number: Int(last)), orders: orders, days: days, ordersWithMoney: ordersWithMoney,
                spentMinor: spent)
        }
    }

    /// By slot: what a net sum is less than the gross one.
    private func moneyOff(by day: Int32, from first: Int32) -> [Int32: Int128] {
        guard question.money == .net else { return [:] }
        var offs: [Int32: Int128] = [:]
        var slot = 0
        for given in part.givenBack {
            let row = Int(given.row)
            while slot + 1 < part.slots, Int(part.firstOrders[slot + 1]) <= row { slot += 1 }
            let state = part.state(of: row)
            guard state.contains(.counts), !state.contains(.isForeign),
                (first...max(first, day)).contains(part.orders.days[row])
            else { continue }
            // One given back in full is no purchase, and its money is not in the sum.
            guard !part.isAll(given, by: day) else { continue }
            offs[Int32(slot), default: 0] += Int128(part.refunded(given, by: day))
        }
        for refund in part.unnamedRefunds where refund.day >= first && refund.day <= day {
            offs[refund.slot, default: 0] += Int128(refund.amount)
        }
        return offs
    }
}

import Columns
import Segments
import Shop

/// One person's value of each measure.
extension NumberPass {
    /// - Parameter cursor: where among what was given back the orders of this slot may begin; it only moves forward.
    @inline(__always)
    func value(_ slot: Int, _ picker: OrderPicker, _ cursor: inout Int) -> Value? {
        switch measure {
        case .orders: return Value(count(slot, picker))
        case .purchaseDays: return Value(dayCount(slot, picker))
        case .spent: return Value(net(slot, picker, &cursor).sum, of: minorPerUnit)
        case .spentGross: return Value(gross(slot, picker), of: minorPerUnit)
        case .averageOrder:
            let (sum, orders) = net(slot, picker, &cursor)
            guard orders > 0 else { return nil }
            let average = RFMPurchases.average(Int128(sum), over: Int(orders))
            return Value(average, of: minorPerUnit)
        case .pieces: return Value(pieces(slot, picker))
        case .returnRate: return returnRate(slot, picker)
        case .daysSinceLastOrder:
            var last: Int32?
            picker.view.forEachOrder(of: slot, Int32.min...today) { row in
                guard picker.allows(row) else { return true }
                last = picker.view.days[row]
                return false
            }
            return last.map { Value(Int64(today - $0)) }
        case .cycle: return reckoned(slot).cycle.map { Value($0, of: 1_000_000) }
        case .r: return reckoned(slot).scores.map { Value(Int64($0.recency)) }
        case .f: return reckoned(slot).scores.map { Value(Int64($0.frequency)) }
        case .m: return reckoned(slot).scores.map { Value(Int64($0.money)) }
        case .reviews: return Value(stars(slot).count)
        case .averageStars:
            let stars = stars(slot)
            return stars.count == 0 ? nil : Value(stars.sum, of: stars.count)
        case .lowestStars:
            let stars = stars(slot)
            return stars.count == 0 ? nil : Value(stars.lowest)
        case .birthdayMonth: return birthdayMonths[Int32(slot)].map { Value($0) }
        }
    }

    private func stars(_ slot: Int) -> (count: Int64, sum: Int64, lowest: Int64) {
        var stars: (count: Int64, sum: Int64, lowest: Int64) = (0, 0, .max)
        guard let days, let reviews else { return stars }
        for review in reviews[slot] where days.contains(review.day) && selection.allowsReview(review) {
            stars = (stars.count + 1, stars.sum + Int64(review.stars), min(stars.lowest, Int64(review.stars)))
        }
        return stars
    }

    private func reckoned(_ slot: Int) -> ReckonedPerson {
        part.reckoned[slot]
    }

    @inline(__always)
    private func count(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        if picker.isOpen { return Int64(picker.view.orders.count(in: picker.view.window(of: slot, days))) }
        var count: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { count += 1 }
            return true
        }
        return count
    }

    @inline(__always)
    private func dayCount(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var count: Int64 = 0
        var last: Int32?
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.view.days[row] != last, picker.allows(row) {
                count += 1
                last = picker.view.days[row]
            }
            return true
        }
        return count
    }

    @inline(__always)
    private func gross(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var sum: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { sum = sum.addingClamped(picker.money(row, whole: paid(row, picker.view))) }
            return true
        }
        return sum
    }

    /// With how many orders have money, where the average is asked for.
    @inline(__always)
    private func net(_ slot: Int, _ picker: OrderPicker, _ cursor: inout Int) -> (sum: Int64, orders: Int64) {
        guard let days else { return (0, 0) }
        let first = picker.view.firstOrders[slot]
        cursor = offs.place(from: cursor) { $0.row >= first }
        let own = cursor
        if picker.isOpen, measure == .spent, let sum = netOfAll(slot, days, picker.view, from: own) {
            return (sum - (unnamed.isEmpty ? 0 : unnamed[Int32(slot)] ?? 0), 0)
        }
        var (sum, orders): (Int64, Int64) = (0, 0)
        picker.view.forEachOrder(of: slot, days) { row in
            guard picker.allows(row) else { return true }
            if measure == .averageOrder, !picker.view.isForeign(row) { orders += 1 }
            sum = sum.addingClamped(picker.money(row, whole: paid(row, picker.view) - off(row, from: own)))
            return true
        }
        return (sum - (unnamed.isEmpty ? 0 : unnamed[Int32(slot)] ?? 0), orders)
    }

    /// What the purchases of some days come to less what was given back on them; nil where that passes the bounds of a number.
    @inline(__always)
    private func netOfAll(_ slot: Int, _ days: ClosedRange<Int32>, _ view: PartView, from first: Int) -> Int64? {
        let rows = view.window(of: slot, days)
        guard !rows.isEmpty else { return 0 }
        var (sum, isOver): (Int64, Bool) = (0, false)
        for row in rows {
            let (more, isMoreOver) = sum.addingReportingOverflow(view.orders[row] ? paid(row, view) : 0)
            sum = more
            isOver = isOver || isMoreOver
        }
        var place = first
        while place < offs.count, Int(offs[place].row) < rows.upperBound {
            if Int(offs[place].row) >= rows.lowerBound {
                let (less, isLessOver) = sum.subtractingReportingOverflow(offs[place].minor)
                sum = less
                isOver = isOver || isLessOver
            }
            place += 1
        }
        return isOver ? nil : sum
    }

    /// What was given back on a purchase; those of a slot lie together.
    @inline(__always)
    private func off(_ row: Int, from first: Int) -> Int64 {
        var place = first
        while place < offs.count, offs[place].row <= row {
            if offs[place].row == row { return offs[place].minor }
            place += 1
        }
        return 0
    }

    @inline(__always)
    private func paid(_ row: Int, _ view: PartView) -> Int64 {
        countsFreight ? view.paid[row] : view.paid[row] - Int64(view.freights[row])
    }

    @inline(__always)
    private func pieces(_ slot: Int, _ picker: OrderPicker) -> Int64 {
        guard let days else { return 0 }
        var sum: Int64 = 0
        picker.view.forEachOrder(of: slot, days) { row in
            if picker.allows(row) { sum = sum.addingClamped(picker.pieces(row)) }
            return true
        }
        return sum
    }

    /// Shrunk to the shop's, from three orders on.
    private func returnRate(_ slot: Int, _ picker: OrderPicker) -> Value? {
        guard let days else { return nil }
        var (orders, returned): (Int64, Int64) = (0, 0)
        picker.view.forEachOrder(of: slot, days) { row in
            guard picker.allows(row) else { return true }
            orders += 1
            if part.isReturned(row) { returned += 1 }
            return true
        }
        guard orders >= Int64(ReturnRules.fewestOrders) else { return nil }
        returned = min(returned + Int64(unnamedReturns[Int32(slot)] ?? 0), orders)
        let shopOrders = Int64(max(day.shop.orders, 1))
        let shopReturned = Int64(day.shop.orders > 0 ? day.shop.returned : 0)
        return Value(2 * shopReturned + returned * shopOrders, of: shopOrders * (2 + orders))
    }
}

import Columns
import Segments

/// Who bought what a filter leaves, so often in some days.
struct BoughtPass {
    let part: PartDay
    let selection: OrderSelection
    let days: ClosedRange<Int32>

    func mask(_ count: CountBound, among candidates: BitMask) -> BitMask {
        let likely = LikelyBuyers(part, selection, days, among: candidates)
        let bought =
            likely.areAll && count.enough <= 1
            ? (count.holds(1) ? likely.mask : BitMask(rows: candidates.rows))
            : counted(count, among: likely.mask)
        return count.holds(0) ? bought | candidates.subtracting(likely.mask) : bought
    }

    private func counted(_ bound: CountBound, among candidates: BitMask) -> BitMask {
        part.withView(part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            let enough = bound.enough
            return BitMask.among(candidates) { word in
                word.visit { view.fetchOrders(of: $0) }
                return word.filter { slot in
                    if picker.isOpen { return bound.holds(view.orders.count(in: view.window(of: slot, days))) }
                    var count = 0
                    view.forEachOrder(of: slot, days) { row in
                        if picker.allows(row) { count += 1 }
                        return count < enough
                    }
                    return bound.holds(count)
                }
            }
        }
    }
}

/// Who gave back what a filter leaves, so often in some days.
struct ReturnedPass {
    let part: PartDay
    let selection: OrderSelection
    let days: ClosedRange<Int32>

    func mask(_ bound: CountBound, among candidates: BitMask) -> BitMask {
        let returns = part.returns
        return part.withView(part.paid) { view in
            let picker = OrderPicker(view, selection, part.part)
            // Those of a slot lie together: the place among them only moves forward.
            return BitMask.among(candidates, beginning: { _ in 0 }) { place, word in
                word.filter { slot in
                    var count = 0
                    place = returns.place(from: place) { $0.slot >= slot }
                    while place < returns.count, returns[place].slot == slot {
                        if days.contains(returns[place].day), picker.allows(Int(returns[place].row)) { count += 1 }
                        place += 1
                    }
                    return bound.holds(count)
                }
            }
        }
    }
}

extension CountBound {
    /// From how many on nothing more is to be learned.
    var enough: Int {
        switch self {
        case .atLeast(let bound): bound
        case .atMost(let bound), .exactly(let bound): bound + 1
        }
    }
}

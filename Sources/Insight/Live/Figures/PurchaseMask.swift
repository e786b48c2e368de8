import Columns

extension LivePart {
    /// The orders that count as purchases by the end of a day: paid for by then, neither left out nor given back in full.
    func purchases(by day: Int32) -> BitMask {
        var mask = orders.days.mask(where: .atMost(day))
        mask &= orders.states.mask(whereIn: OrderState.countingStates)
        for given in givenBack where isAll(given, by: day) { mask[Int(given.row)] = false }
        return mask
    }
}

extension OrderState {
    /// By raw value: whether a state counts.
    static let countingStates = BitMask(
        rows: 64, setting: (0..<64).filter { OrderState(rawValue: UInt16($0)).contains(.counts) })
}

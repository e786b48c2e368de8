import Columns
import Segments

/// Says of the orders of one part whether a filter leaves them, and what of them.
struct OrderPicker {
    let view: PartView
    let selection: OrderSelection
    /// By order: those that came through a host asked for; nil when none is.
    private let hosted: BitMask?
    /// Whether it leaves every order.
    let isOpen: Bool

    init(_ view: PartView, _ selection: OrderSelection, _ part: LivePart) {
        self.view = view
        self.selection = selection
        isOpen = selection.isOpen
        hosted = selection.hosts.map { hosts in
            BitMask(
                rows: part.orders.count, setting: part.origins.filter { hosts[Int($0.origin)] }.map(\.row))
        }
    }

    @inline(__always)
    func allows(_ row: Int) -> Bool {
        guard selection.allowsStore(view.stores[row]) else { return false }
        if let hosted, !hosted[row] { return false }
        guard selection.products != nil else { return true }
        for line in view.lines(of: row) where selection.allowsProduct(view.lineProducts[line]) { return true }
        return false
    }

    /// What the lines asked for cost; the whole of an order where no goods are asked for.
    @inline(__always)
    func money(_ row: Int, whole: Int64) -> Int64 {
        guard selection.products != nil else { return whole }
        guard !view.isForeign(row) else { return 0 }
        var sum: Int64 = 0
        for line in view.lines(of: row) where selection.allowsProduct(view.lineProducts[line]) {
            sum = sum.addingClamped(view.lineAmounts[line])
        }
        return sum
    }

    @inline(__always)
    func pieces(_ row: Int) -> Int64 {
        var sum: Int64 = 0
        for line in view.lines(of: row) where selection.allowsProduct(view.lineProducts[line]) {
            sum = sum.addingClamped(Int64(view.lineQuantities[line]))
        }
        return sum
    }
}

extension Int64 {
    /// The sum, or the bound that it passes.
    @inline(__always)
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (other > 0 ? .max : .min) : sum
    }
}

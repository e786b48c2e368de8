import Columns
import Shop

/// When each product that somebody of a part bought is due.
struct DueProductPass {
    private let pass: ScopePass
    private let cycles: CycleReport
    private let settings: FigureSettings
    private let masked: MaskedDays

    init(
        _ part: LivePart, _ purchases: BitMask, _ shelf: LiveShelf, _ cycles: CycleReport, _ settings: FigureSettings,
        _ masked: MaskedDays
    ) {
        pass = ScopePass(part: part, purchases: purchases, shelf: shelf, level: .products)
        self.cycles = cycles
        self.settings = settings
        self.masked = masked
    }

    /// Calls `body` with each product of a slot's person: its place in the brand's list, the last day on which it was
    /// bought, and the person's cycle in days for what was last bought.
    func forEachProduct(of slot: Int, _ body: (_ product: Int32, _ last: BrandDay, _ cycle: Double) -> Void) {
        pass.forEachScope(of: slot) { scope, days in
            guard let last = days.last else { return }
            let product = pass.shelf.products[Int(scope)]
            let units = pass.units(last)
            let own = pass.intervals(days, masked: masked) { _ in }
            let parent = cycles.parent(of: product, lastUnits: units, usePerDay: settings.usePerDay[product.id])
            body(
                scope, BrandDay(number: Int(last.day)),
                CycleRules.personal(parent: parent, sumOfLogs: own.sumOfLogs, count: own.count, units: units))
        }
    }

    /// Whether something asked for is due on a day as asked.
    func holds(of slot: Int, _ selection: OrderSelection, _ isAsked: (_ due: BrandDay) -> Bool) -> Bool {
        var holds = false
        forEachProduct(of: slot) { product, last, cycle in
            guard !holds, selection.allowsProduct(product) else { return }
            holds = isAsked(RepurchaseWindow(cycle: cycle).due(after: last))
        }
        return holds
    }
}

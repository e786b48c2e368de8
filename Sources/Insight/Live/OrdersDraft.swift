import Columns
import Database
import Facts
import Shop

/// Orders as they come from the facts, by id, on their way into sorted columns.
struct OrdersDraft: Sendable {
    var ids: [Int64] = []
    /// The survivor of each order's customer; 0 for nobody.
    var customers: [Int64] = []
    var days: [Int32] = []
    var paid: [Int64] = []
    var freights: [Int32] = []
    var stores: [Int64] = []
    var states: [UInt16] = []
    /// Where the lines of each order begin; those of the last one end where the lines do.
    var firstLines: [Int32] = []
    var products: [Int64] = []
    var quantities: [Int32] = []
    var amounts: [Int64] = []
    /// By row, ascending.
    var givenBack: [GivenBack] = []
    /// By order: what its versions told as given back, where that changed.
    var steps: [Int64: [GivenBackHistory.Step]] = [:]
    /// By order: what was paid in another currency.
    var foreignPaid: [Int64: Int64] = [:]

    /// Reads the orders selected, with their lines and what they tell as given back.
    init(
        _ selection: ScanSelection, brand: Brand, clock: inout DayClock, in tx: ReadTransaction
    ) throws {
        var lineSets: [Int64] = []
        // Versions repeat the total that stands; one alone is told by the order itself.
        var told: (order: Int64, step: GivenBackHistory.Step)?
        try OrderScan.forEach(
            brand: brand, selection, in: tx,
            step: { order, total, at in
                let step = GivenBackHistory.Step(day: clock.day(of: at), amount: total)
                if let told, told.order == order, told.step.amount != total || told.step.day != step.day {
                    steps[order, default: [told.step]].append(step)
                }
                told = (order, step)
            }
        ) { order in
            if order.refunded > 0 {
                let day = order.refundedAt.map { clock.day(of: $0) } ?? .min
                givenBack.append(GivenBack(row: Int32(ids.count), totalDay: day, total: order.refunded))
            }
            if order.isForeign, let paid = order.paid { foreignPaid[order.id] = paid }
            ids.append(order.id)
            customers.append(order.customer)
            days.append(order.purchasedAt.map { clock.day(of: $0) } ?? OrderColumns.noDay)
            paid.append(order.isForeign ? 0 : order.paid ?? 0)
            freights.append(order.isForeign ? 0 : Int32(clamping: order.freight))
            stores.append(order.store)
            states.append(OrderState(order).rawValue)
            lineSets.append(order.lineSet)
        }
        try readLines(selection, lineSets, brand: brand, in: tx)
    }

    var count: Int { ids.count }

    /// The row of an order, by its id.
    func row(of order: Int64) -> Int32? {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < order { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == order ? Int32(low) : nil
    }

    private mutating func readLines(
        _ selection: ScanSelection, _ lineSets: [Int64], brand: Brand, in tx: ReadTransaction
    ) throws {
        firstLines.reserveCapacity(ids.count)
        let unit = Int128(brand.currency.millionthsPerMinor)
        try LineScan.forEach(brand: brand.id, selection, in: tx) { line in
            // Both come in the order of ids: each order's lines begin when the first of them comes.
            while firstLines.count < ids.count, ids[firstLines.count] <= line.order {
                firstLines.append(Int32(products.count))
            }
            let row = firstLines.count - 1
            guard row >= 0, ids[row] == line.order, lineSets[row] == line.lineSet else { return }
            products.append(line.product)
            quantities.append(Int32(clamping: line.quantity))
            let amount = Int128(line.unitPrice) * Int128(line.quantity)
            amounts.append(Int64(clamping: (amount + unit / 2) / unit))
        }
        while firstLines.count < ids.count { firstLines.append(Int32(products.count)) }
    }
}

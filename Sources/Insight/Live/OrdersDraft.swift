import Columns
import Database
import Facts
import Shop

/// Orders as they come from the facts, by id, on their way into sorted columns.
struct OrdersDraft: Sendable {
    /// What of an order is read together when it is put into its place: side by side, within one line of the cache.
    struct Order: Sendable {
        let id: Int64
        /// Minor units of the brand's currency.
        let paid: Int64
        let day: Int32
        /// The lowest bits of its moment.
        let clock: UInt32
        let freight: Int32
        /// Its lines end where those of the next order begin, those of the last one where the lines do.
        var firstLine: UInt32 = 0
        /// Where what it tells as given back lies in `givenBack`; -1 when it tells nothing.
        let givenBack: Int32
        let state: OrderState
        /// The store's place in `stores`.
        let store: UInt16
        /// Refunds have records of their own that name it.
        var hasRecords = false
        /// One more than the origin's place in `origins`; 0 without one.
        let origin: UInt16
    }

    struct Line: Sendable {
        let amount: Int64
        /// The product's index; -1 for one unknown.
        let product: Int32
        let quantity: Int32
    }

    /// Ascending by id.
    private(set) var orders: [Order] = []
    /// By order: its buyer.
    var persons = MetPersons()
    private(set) var lines: [Line] = []
    private(set) var stores = MetStores()
    /// What orders came through.
    private(set) var origins: [String] = []
    private var placeOfOrigin: [String: UInt16] = [:]
    private(set) var givenBack: [GivenBack] = []
    /// By order: what its versions told as given back, where that changed.
    private(set) var steps: [Int64: [GivenBackHistory.Step]] = [:]
    /// By order: what was paid in another currency.
    private(set) var foreignPaid: [Int64: Int64] = [:]
    /// The rows of orders of nobody.
    private(set) var unclaimed: [Int] = []

    /// Reads the orders selected, with their lines and what they tell as given back.
    ///
    /// - Parameters:
    ///   - person: the index of a customer's survivor; nil for one that was never met.
    ///   - product: the index of a product; nil for one unknown.
    init(
        _ selection: ScanSelection, brand: Brand, clock: inout DayClock, in tx: ReadTransaction,
        person: (Int64) -> Int32?, product: (Int64) -> Int32?
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
            let row = orders.count
            if order.refunded > 0 {
                let day = order.refundedAt.map { clock.day(of: $0) } ?? .min
                givenBack.append(GivenBack(row: Int32(row), totalDay: day, total: order.refunded))
            }
            if order.isForeign, let paid = order.paid { foreignPaid[order.id] = paid }
            if order.customer == 0 { unclaimed.append(row) }
            persons.append(order.customer, index: person)
            lineSets.append(order.lineSet)
            orders.append(
                Order(
                    id: order.id, paid: order.isForeign ? 0 : order.paid ?? 0,
                    day: order.purchasedAt.map { clock.day(of: $0) } ?? OrderColumns.noDay,
                    clock: UInt32(truncatingIfNeeded: order.purchasedAt ?? 0),
                    freight: order.isForeign ? 0 : Int32(clamping: order.freight),
                    givenBack: order.refunded > 0 ? Int32(givenBack.count - 1) : -1, state: OrderState(order),
                    store: stores.place(of: order.store), origin: order.origin.map { place(ofOrigin: $0) } ?? 0))
        }
        try readLines(selection, lineSets, brand: brand, in: tx, product: product)
    }

    func lines(of row: Int) -> Range<Int> {
        Int(orders[row].firstLine)..<(row + 1 < orders.count ? Int(orders[row + 1].firstLine) : lines.count)
    }

    /// What an order tells beside one total; nil when that is all.
    func history(of order: Int64, _ records: [GivenBackHistory.Record]?) -> GivenBackHistory? {
        let (steps, paid) = (steps[order] ?? [], foreignPaid[order])
        guard records != nil || paid != nil || !steps.isEmpty else { return nil }
        return GivenBackHistory(foreignPaid: paid, steps: steps, records: records ?? [])
    }

    /// What was given back on an order; nil when nothing was.
    func given(on row: Int, _ records: [GivenBackHistory.Record]?) -> GivenBack? {
        let told = orders[row].givenBack
        if told >= 0 { return givenBack[Int(told)] }
        return records == nil ? nil : GivenBack(row: Int32(row), totalDay: .min, total: 0)
    }

    /// Notes which orders records name, so that the others are not looked up.
    ///
    /// - Parameter named: ascending.
    mutating func note(_ named: [Int64]) {
        guard let last = orders.last?.id else { return }
        var row = 0
        for order in named[named.firstPlace { $0 >= orders[0].id }...] {
            guard order <= last else { return }
            row = orders[row...].firstPlace { $0.id >= order }
            if orders[row].id == order { orders[row].hasRecords = true }
        }
    }

    /// One more than the place; a draft that knows 65,535 origins gives none to the rest.
    private mutating func place(ofOrigin name: String) -> UInt16 {
        if let known = placeOfOrigin[name] { return known }
        guard origins.count < Int(UInt16.max) else { return 0 }
        origins.append(name)
        placeOfOrigin[name] = UInt16(origins.count)
        return UInt16(origins.count)
    }

    private mutating func readLines(
        _ selection: ScanSelection, _ lineSets: [Int64], brand: Brand, in tx: ReadTransaction,
        product: (Int64) -> Int32?
    ) throws {
        let unit = brand.currency.millionthsPerMinor
        // Up to which order the beginning of its lines is known.
        var begun = 0
        try LineScan.forEach(brand: brand.id, selection, in: tx) { line in
            // Both come in the order of ids: each order's lines begin when the first of them comes.
            while begun < orders.count, orders[begun].id <= line.order {
                orders[begun].firstLine = UInt32(lines.count)
                begun += 1
            }
            guard begun > 0, orders[begun - 1].id == line.order, lineSets[begun - 1] == line.lineSet else { return }
            lines.append(
                Line(
                    amount: Self.amount(line, unit: unit), product: product(line.product) ?? -1,
                    quantity: Int32(clamping: line.quantity)))
        }
        for row in begun..<orders.count { orders[row].firstLine = UInt32(lines.count) }
    }

    /// In minor units, rounded half up.
    private static func amount(_ line: ScannedLine, unit: Int64) -> Int64 {
        let (product, isOver) = line.unitPrice.multipliedReportingOverflow(by: line.quantity)
        let (sum, isFull) = product.addingReportingOverflow(unit / 2)
        guard isOver || isFull else { return sum / unit }
        return Int64(clamping: (Int128(line.unitPrice) * Int128(line.quantity) + Int128(unit / 2)) / Int128(unit))
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on all elements are as asked; the end without any. They are parted so already.
    ///
    /// - Complexity: O(log n).
    fileprivate func firstPlace(_ isAsked: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isAsked(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

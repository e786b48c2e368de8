import Columns

/// 无主订单: orders of nobody. They count for the store and for coverage.
struct UnclaimedOrders: Sendable {
    private var ids = Column<Int64>()
    private var days = Column<Int32>()
    private var states = Column<UInt16>()
    /// By row.
    private var givenBack: [Int32: Given] = [:]
    /// Rows that stand; others were overtaken.
    private var isRead = BitMask(rows: 0)
    private var rowOfOrder: [Int64: Int32]?

    /// What was given back on an order, and what had been paid.
    fileprivate struct Given: Sendable {
        let given: GivenBack
        let paid: Int64
        let history: GivenBackHistory?
    }

    var count: Int { ids.count }

    var bytes: Int { ids.bytes + days.bytes + states.bytes + isRead.bytes }

    /// Takes in the orders of nobody among those drafted.
    mutating func add(_ draft: OrdersDraft, records: [Int64: [GivenBackHistory.Record]]) {
        for row in draft.unclaimed {
            let (order, place) = (draft.orders[row], Int32(ids.count))
            ids.append(order.id)
            days.append(order.day)
            states.append(order.state.rawValue)
            if let given = draft.given(on: row, records[order.id]) {
                givenBack[place] = Given(
                    given: given, paid: draft.foreignPaid[order.id] ?? order.paid,
                    history: draft.history(of: order.id, records[order.id]))
            }
            rowOfOrder?[order.id] = place
        }
        let before = isRead.rows
        isRead.grow(to: ids.count)
        isRead.set(before..<ids.count)
    }

    /// Gives spare room back.
    mutating func trim() {
        ids.trim()
        days.trim()
        states.trim()
    }

    /// Forgets orders, to be told anew.
    mutating func forget(_ orders: [Int64]) {
        if rowOfOrder == nil { rowOfOrder = Dictionary(zip(ids, 0..<Int32(ids.count)), uniquingKeysWith: { $1 }) }
        for order in orders {
            if let row = rowOfOrder?.removeValue(forKey: order) { isRead[Int(row)] = false }
        }
    }

    /// Calls `body` with the day of each purchase up to a day, and whether it is in another currency.
    func forEachPurchase(by day: Int32, _ body: (_ day: Int32, _ isForeign: Bool) -> Void) {
        for row in ids.indices where isRead[row] && days[row] <= day {
            let state = OrderState(rawValue: states[row])
            guard state.contains(.counts) else { continue }
            if let known = givenBack[Int32(row)], state.contains(.tellsPaid) {
                let refunded = known.given.refunded(by: day, known.history)
                if refunded > 0, refunded >= known.paid { continue }
            }
            body(days[row], state.contains(.isForeign))
        }
    }

    /// Writes or reads what a checkpoint holds of them; see `CheckpointVisitor`.
    mutating func visit(with visitor: inout some CheckpointVisitor) throws {
        try visitor.visit("unclaimed ids", &ids)
        try visitor.visit("unclaimed days", &days)
        try visitor.visit("unclaimed states", &states)
        try visitor.visit("unclaimed givenBack", &givenBack)
        try visitor.visit("unclaimed isRead", &isRead)
        guard visitor.isReading else { return }
        rowOfOrder = nil
        guard isSound else { throw CheckpointFault.inconsistent(part: "unclaimed") }
    }

    private var isSound: Bool {
        ids.count < Int(Int32.max) && days.count == ids.count && states.count == ids.count && isRead.rows == ids.count
            && days.areDays(orNone: OrderColumns.noDay)
            && states.lies(below: OrderState.rawValues)
            && givenBack.keys.allSatisfy { (0..<Int32(ids.count)).contains($0) }
    }
}

extension UnclaimedOrders.Given: CheckpointRecord {
    init(from reader: inout ByteReader) throws {
        given = try GivenBack(from: &reader)
        paid = try reader.number()
        history = try reader.flag() ? try GivenBackHistory(from: &reader) : nil
    }

    func put(into writer: inout ByteWriter) {
        given.put(into: &writer)
        writer.put(paid)
        writer.put(history != nil)
        history?.put(into: &writer)
    }
}

import Columns

/// Persons with everything that figures need of them, side by side: all of a brand, or those that changed since.
///
/// A slot is one person's place; its orders are neighbours, sorted by day.
struct LivePart: Sendable {
    /// What happened to a person on a day beside orders.
    struct Mark: Sendable {
        let slot: Int32
        let day: Int32
    }

    /// A review somebody wrote.
    struct Review: Sendable {
        let slot: Int32
        let day: Int32
        /// The place of the product in the brand's list; -1 for none.
        let product: Int32
        /// The place of the store in the brand's list.
        let store: UInt16
        let stars: UInt8
    }

    /// What an order came through.
    struct Origin: Sendable {
        let row: Int32
        /// Its place in the brand's list.
        let origin: Int32
    }

    /// A refund that names no order.
    struct UnnamedRefund: Sendable {
        /// Minor units of the brand's currency.
        let amount: Int64
        let slot: Int32
        let day: Int32
    }

    /// By slot: the person's index among the brand's.
    var persons = Column<Int32>()
    /// By slot, with one more at the end: where the slot's orders begin.
    var firstOrders: Column<Int32> = [0]
    /// The slots that are read: others were overtaken by a later one.
    var isRead = BitMask(rows: 0)
    var orders = OrderColumns()
    var lines = LineColumns()
    /// As `firstOrders`, of behaviours.
    var firstBehaviours: Column<Int32> = [0]
    var behaviours = BehaviourColumns()
    /// By row.
    var givenBack: [GivenBack] = []
    /// Records of one order are neighbours.
    var records: [GivenBackHistory.Record] = []
    /// By row: what very few orders have beside one total.
    var histories: [Int32: GivenBackHistory] = [:]
    /// Refunds that name no order, by slot.
    var unnamedRefunds: [UnnamedRefund] = []
    /// Goods that came back without naming an order that is known, by slot.
    var unnamedReturns: [Mark] = []
    /// By slot.
    var reviews: [Review] = []
    /// By row: of the few orders that came through something.
    var origins: [Origin] = []
    /// What was stated of persons: tags, traits, consents, interactions.
    var attributes = LiveAttributes()

    var slots: Int { persons.count }

    var bytes: Int {
        persons.bytes + firstOrders.bytes + isRead.bytes + orders.bytes + lines.bytes + firstBehaviours.bytes
            + behaviours.bytes
            + givenBack.capacity * MemoryLayout<GivenBack>.stride
            + records.capacity * MemoryLayout<GivenBackHistory.Record>.stride + histories.count * 128
            + unnamedRefunds.capacity * MemoryLayout<UnnamedRefund>.stride
            + unnamedReturns.capacity * MemoryLayout<Mark>.stride + reviews.capacity * MemoryLayout<Review>.stride
            + origins.capacity * MemoryLayout<Origin>.stride + attributes.bytes
    }

    /// Gives each slot its place among orders and behaviours before there are any.
    mutating func hasNothing() {
        firstOrders = Column(repeating: 0, count: slots + 1)
        firstBehaviours = firstOrders
    }

    /// The rows of a slot's orders.
    func rows(of slot: Int) -> Range<Int> {
        Int(firstOrders[slot])..<Int(firstOrders[slot + 1])
    }

    /// The rows of what a slot's person did.
    func behaviours(of slot: Int) -> Range<Int> {
        Int(firstBehaviours[slot])..<Int(firstBehaviours[slot + 1])
    }

    /// Whether a slot's person did anything before a moment: sources tell of it in any order, so that somebody may have been
    /// met on an earlier day than they were first told of.
    func hasActed(_ slot: Int, before end: Int64) -> Bool {
        behaviours(of: slot).first.map { behaviours.moments[$0] < end } ?? false
    }

    /// The records that name an order.
    func records(of given: GivenBack) -> ArraySlice<GivenBackHistory.Record> {
        records[Int(given.firstRecord)..<Int(given.firstRecord + given.recordCount)]
    }

    /// Everything given back on an order by the end of a day: its own total, or the records that name it, whichever is
    /// more.
    func refunded(_ given: GivenBack, by day: Int32) -> Int64 {
        // Nearly always one total tells of it.
        guard given.recordCount > 0 || given.totalDay > day else { return max(given.total, 0) }
        let steps = given.totalDay > day ? histories[given.row]?.steps ?? [] : []
        return max(given.told(by: day, steps), GivenBackHistory.sum(of: records(of: given), by: day))
    }

    /// Whether nothing is left of an order by the end of a day.
    func isAll(_ given: GivenBack, by day: Int32) -> Bool {
        guard let paid = paid(for: given) else { return false }
        let refunded = refunded(given, by: day)
        return refunded > 0 && refunded >= paid
    }

    /// Whether the goods of an order came back by the end of a day: a record says so; or no record tells of the refund, it
    /// is of everything, and the order had been shipped.
    func areGoodsBack(_ given: GivenBack, by day: Int32) -> Bool {
        let told = records(of: given).filter { $0.day <= day }
        guard told.isEmpty else { return told.contains(where: \.bringsGoodsBack) }
        guard let paid = paid(for: given), paid > 0, state(of: Int(given.row)).contains(.wasShipped) else {
            return false
        }
        return refunded(given, by: day) >= paid
    }

    func state(of row: Int) -> OrderState {
        OrderState(rawValue: orders.states[row])
    }

    private func paid(for given: GivenBack) -> Int64? {
        let state = state(of: Int(given.row))
        guard state.contains(.tellsPaid) else { return nil }
        return state.contains(.isForeign) ? histories[given.row]?.foreignPaid : orders.paid[Int(given.row)]
    }

    /// The lines of an order.
    func lines(of row: Int) -> Range<Int> {
        let end = row + 1 < orders.count ? Int(orders.firstLines[row + 1]) : lines.count
        return Int(orders.firstLines[row])..<end
    }
}

import Columns

/// Persons with everything that figures need of them, side by side: all of a brand, or those that changed since.
///
/// A slot is one person's place; its orders are neighbours, sorted by day.
struct LivePart: Sendable {
    /// What happened to a person on a day beside orders.
    struct Mark: Sendable {
        let slot: Int32
        let day: Int32
        /// Minor units of a refund that names no order, or stars of a review.
        let value: Int64
    }

    /// By slot: the person's index among the brand's.
    var persons = Column<Int32>()
    /// By slot, with one more at the end: where the slot's orders begin.
    var firstOrders: Column<Int32> = [0]
    /// The slots that are read: others were overtaken by a later one.
    var isRead = BitMask(rows: 0)
    var orders = OrderColumns()
    var lines = LineColumns()
    /// By row.
    var givenBack: [GivenBack] = []
    var histories: [GivenBackHistory] = []
    /// Refunds that name no order, by slot.
    var unnamedRefunds: [Mark] = []
    /// Goods that came back without naming an order that is known, by slot; the value means nothing.
    var unnamedReturns: [Mark] = []
    /// By slot.
    var reviews: [Mark] = []

    var slots: Int { persons.count }

    var bytes: Int {
        persons.bytes + firstOrders.bytes + isRead.bytes + orders.bytes + lines.bytes
            + givenBack.capacity * MemoryLayout<GivenBack>.stride
            + histories.reduce(0) { $0 + 48 + 16 * $1.steps.capacity + 24 * $1.records.capacity }
            + (unnamedRefunds.capacity + unnamedReturns.capacity + reviews.capacity) * MemoryLayout<Mark>.stride
    }

    /// The rows of a slot's orders.
    func rows(of slot: Int) -> Range<Int> {
        Int(firstOrders[slot])..<Int(firstOrders[slot + 1])
    }

    func history(of given: GivenBack) -> GivenBackHistory? {
        given.history < 0 ? nil : histories[Int(given.history)]
    }

    /// Whether nothing is left of an order by the end of a day.
    func isAll(_ given: GivenBack, by day: Int32) -> Bool {
        guard let paid = paid(for: given) else { return false }
        let refunded = given.refunded(by: day, history(of: given))
        return refunded > 0 && refunded >= paid
    }

    /// Whether the goods of an order came back by the end of a day: a record says so; or no record tells of the refund, it
    /// is of everything, and the order had been shipped.
    func areGoodsBack(_ given: GivenBack, by day: Int32) -> Bool {
        let history = history(of: given)
        let told = (history?.records ?? []).filter { $0.day <= day }
        guard told.isEmpty else { return told.contains(where: \.bringsGoodsBack) }
        guard let paid = paid(for: given), paid > 0, state(of: Int(given.row)).contains(.wasShipped) else {
            return false
        }
        return given.refunded(by: day, history) >= paid
    }

    func state(of row: Int) -> OrderState {
        OrderState(rawValue: orders.states[row])
    }

    private func paid(for given: GivenBack) -> Int64? {
        let state = state(of: Int(given.row))
        guard state.contains(.tellsPaid) else { return nil }
        return state.contains(.isForeign) ? history(of: given)?.foreignPaid : orders.paid[Int(given.row)]
    }

    /// The lines of an order.
    func lines(of row: Int) -> Range<Int> {
        let end = row + 1 < orders.count ? Int(orders.firstLines[row + 1]) : lines.count
        return Int(orders.firstLines[row])..<end
    }
}

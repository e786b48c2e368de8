import Columns
import Shop

/// A part as it is on one day: what counts as bought by then, what was given back, and who is known.
struct PartDay: Sendable {
    /// What was given back by then on a purchase, by row.
    struct Off: Sendable {
        let row: Int32
        let minor: Int64
    }

    /// An order whose goods came back, by row.
    struct Return: Sendable {
        let row: Int32
        let slot: Int32
        let day: Int32
    }

    private(set) var part: LivePart
    /// Of the base, where each person's slot is their index.
    let isOfEverybody: Bool
    private(set) var day: Int32
    /// The first moment after it.
    private(set) var end: Int64
    /// What everybody had done by the day.
    private(set) var columns = DayColumns()
    private(set) var shelf = ReckonedShelf()
    let lists: PartLists
    /// What a question needs of what is reckoned: the rest is left out.
    var reckoned = ReckonedColumns()
    /// By order.
    let purchases: BitMask
    /// Paid for, whatever became of it: by order.
    let paid: BitMask
    /// By slot: those whom the brand knew when the part was made, and who were read as themselves.
    let known: BitMask
    /// Those of them who are read here still.
    private(set) var everyone: BitMask
    private(set) var offs: [Off] = []
    private(set) var returns: [Return] = []

    /// - Parameters:
    ///   - end: the first moment after the day.
    ///   - lists: those of the base; nil of any other part.
    init(_ part: LivePart, day: Int32, before end: Int64, people: LivePeople, lists: PartLists? = nil) {
        self.part = part
        isOfEverybody = lists != nil
        self.lists = lists ?? PartLists()
        self.end = end
        self.day = day
        purchases = part.purchases(by: day)
        paid = part.orders.days.mask(where: .atMost(day)) & part.orders.states.mask(whereIn: OrderState.paidStates)
        let purchases = purchases
        known = BitMask.among(part.isRead) {
            $0.filter { slot in
                let person = Int(part.persons[slot])
                guard !people.isReadAsAnother(person) else { return false }
                return people.seenDays[person] <= day || part.hasActed(slot, before: end)
                    || part.rows(of: slot).contains { purchases[$0] }
            }
        }
        var slot = 0
        everyone = known
        for given in part.givenBack {
            let row = Int(given.row)
            while slot + 1 < part.slots, part.firstOrders[slot + 1] <= given.row { slot += 1 }
            if purchases[row], !part.state(of: row).contains(.isForeign) {
                let minor = part.refunded(given, by: day)
                if minor > 0 { offs.append(Off(row: given.row, minor: minor)) }
            }
            if paid[row], let day = part.returnDay(given, by: day) {
                returns.append(Return(row: given.row, slot: Int32(slot), day: day))
            }
        }
    }

    /// The same without those whose slot is read no more in the part as it is now.
    func among(_ part: LivePart) -> PartDay {
        var day = self
        day.part = part
        day.everyone &= part.isRead
        return day
    }

    /// The same on a later day, where nothing happened in between.
    ///
    /// - Parameter end: the first moment after that day.
    func later(_ day: Int32, before end: Int64) -> PartDay {
        var later = self
        later.day = day
        later.end = end
        later.columns = DayColumns(of: columns)
        later.shelf = ReckonedShelf()
        return later
    }

    /// Those of some persons, by index, whom the brand knows.
    func everyone(of persons: SomePersons) -> BitMask {
        part.slots(of: persons, isOfEverybody: isOfEverybody) & everyone
    }

    /// By slot.
    var reviews: ReviewList { lists.reviews(of: part) }

    /// Whether the goods of an order came back.
    func isReturned(_ row: Int) -> Bool {
        let place = returns.place(from: 0) { Int($0.row) >= row }
        return place < returns.count && Int(returns[place].row) == row
    }

    var bytes: Int {
        columns.bytes + shelf.bytes + purchases.bytes + paid.bytes + everyone.bytes + offs.capacity
            * MemoryLayout<Off>.stride
            + returns.capacity * MemoryLayout<Return>.stride
    }
}

extension LivePart {
    /// The day on which the goods of an order came back, by the end of a day: that of the first record that says so; without
    /// any record the day since which the order tells its total. Nil when they did not.
    func returnDay(_ given: GivenBack, by day: Int32) -> Int32? {
        guard areGoodsBack(given, by: day) else { return nil }
        if let told = records(of: given).filter({ $0.bringsGoodsBack && $0.day <= day }).map(\.day).min() {
            return told
        }
        return given.totalDay == .min ? orders.days[Int(given.row)] : min(given.totalDay, day)
    }
}

extension OrderState {
    /// By raw value: whether an order was paid for and is not left out.
    static let paidStates = BitMask(
        rows: 64, setting: (0..<64).filter { OrderState(rawValue: UInt16($0)).contains(.isPaid) })
}

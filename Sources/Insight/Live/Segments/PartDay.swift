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
        let day: Int32
    }

    private(set) var part: LivePart
    let day: Int32
    /// By order.
    let purchases: BitMask
    /// Paid for, whatever became of it: by order.
    let paid: BitMask
    /// By slot: those whom the brand knows and who are read as themselves.
    private(set) var everyone: BitMask
    private(set) var offs: [Off] = []
    private(set) var returns: [Return] = []

    /// - Parameter end: the first moment after the day.
    init(_ part: LivePart, day: Int32, before end: Int64, people: LivePeople) {
        self.part = part
        self.day = day
        purchases = part.purchases(by: day)
        paid = part.orders.days.mask(where: .atMost(day)) & part.orders.states.mask(whereIn: OrderState.paidStates)
        let purchases = purchases
        everyone = BitMask.among(part.isRead) { slot in
            let person = Int(part.persons[slot])
            guard !people.isReadAsAnother(person) else { return false }
            return people.seenDays[person] <= day || part.hasActed(slot, before: end)
                || part.rows(of: slot).contains { purchases[$0] }
        }
        for given in part.givenBack {
            let row = Int(given.row)
            if purchases[row], !part.state(of: row).contains(.isForeign) {
                let minor = part.refunded(given, by: day)
                if minor > 0 { offs.append(Off(row: given.row, minor: minor)) }
            }
            if paid[row], let day = part.returnDay(given, by: day) {
                returns.append(Return(row: given.row, day: day))
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

    /// Whether the goods of an order came back.
    func isReturned(_ row: Int) -> Bool {
        var (low, high) = (0, returns.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(returns[middle].row) < row { low = middle + 1 } else { high = middle }
        }
        return low < returns.count && Int(returns[low].row) == row
    }

    var bytes: Int {
        purchases.bytes + paid.bytes + everyone.bytes + offs.capacity * MemoryLayout<Off>.stride
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

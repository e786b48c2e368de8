import Columns
import Facts
import Shop

/// Puts orders read by id into a part: person by person, day by day.
struct LivePartBuilder {
    /// Which persons have a slot.
    enum Persons {
        /// All of a range of indices, in their order.
        case range(Range<Int32>)
        /// Some, by index, and the slot of each.
        case some([Int32: Int32])
    }

    private let persons: Persons
    private var part = LivePart()

    /// A part with a slot for each person of a range, in the order of their indices.
    init(range: Range<Int32>) {
        persons = .range(range)
        part.persons = Column(range)
        part.isRead = BitMask(rows: range.count, all: true)
    }

    /// A part with a slot for each of some persons.
    init(persons: [Int32]) {
        self.persons = .some(Dictionary(uniqueKeysWithValues: zip(persons, 0..<Int32(persons.count))))
        part.persons = Column(persons)
        part.isRead = BitMask(rows: persons.count, all: true)
    }

    /// A part of all persons, to which what lies beside orders is to be added.
    init(completing part: consuming LivePart) {
        persons = .range(0..<Int32(part.slots))
        self.part = part
    }

    /// Nil for those of other parts, and for nobody.
    @inline(__always)
    private func slot(of person: Int32) -> Int32? {
        switch persons {
        case .range(let range): range.contains(person) ? person - range.lowerBound : nil
        case .some(let slots): slots[person]
        }
    }

    /// Sorts what was drafted in.
    ///
    /// - Parameters:
    ///   - drafts: with `note` called for the records.
    ///   - records: refunds that name an order, by order.
    ///   - stores: by draft: the index of each of its stores.
    mutating func fill(
        _ drafts: [OrdersDraft], records: [Int64: [GivenBackHistory.Record]], stores: [[UInt16]]
    ) {
        let places = places(of: drafts)
        part.orders.reserve(places.count)
        for place in places {
            // By its place each time: to hold a draft would be to count its references for every order.
            let (number, row) = (Int(place.draft), Int(place.row))
            let order = drafts[number].orders[row]
            if order.givenBack >= 0 || order.hasRecords {
                let own = order.hasRecords ? records[order.id] : nil
                if let given = drafts[number].given(on: row, own) {
                    add(given, drafts[number].history(of: order.id, own))
                }
            }
            part.orders.append(
                order, store: stores[number][Int(order.store)], firstLine: UInt32(part.lines.count))
            for line in drafts[number].lines(of: row) { part.lines.append(drafts[number].lines[line]) }
        }
    }

    /// Refunds that name no order known.
    ///
    /// - Parameter index: the person of a customer; nil for nobody.
    mutating func add(
        unnamed: [(customer: Int64, day: Int32, amount: Int64, bringsGoodsBack: Bool)], index: (Int64) -> Int32?
    ) {
        for refund in unnamed {
            guard let slot = index(refund.customer).flatMap({ slot(of: $0) }) else { continue }
            part.unnamedRefunds.append(LivePart.UnnamedRefund(amount: refund.amount, slot: slot, day: refund.day))
            if refund.bringsGoodsBack {
                part.unnamedReturns.append(LivePart.Mark(slot: slot, day: refund.day, value: 0))
            }
        }
    }

    mutating func add(
        reviews: [(customer: Int64, day: Int32, stars: Int64)], index: (Int64) -> Int32?
    ) {
        for review in reviews {
            guard let slot = index(review.customer).flatMap({ slot(of: $0) }) else { continue }
            part.reviews.append(LivePart.Mark(slot: slot, day: review.day, value: Int32(clamping: review.stars)))
        }
    }

    consuming func finish() -> LivePart {
        part
    }

    /// Where an order lies among those drafted.
    private struct Place {
        let day: Int32
        let draft: Int32
        let row: Int32
    }

    /// The order in which drafted orders become rows: by slot, then by day, then as they were drafted.
    private mutating func places(of drafts: [OrdersDraft]) -> [Place] {
        var firsts = [Int32](repeating: 0, count: part.persons.count + 1)
        for draft in drafts {
            for person in draft.persons {
                if let slot = slot(of: person) { firsts[Int(slot) + 1] += 1 }
            }
        }
        for slot in part.persons.indices { firsts[slot + 1] += firsts[slot] }
        part.firstOrders = Column(firsts)
        let total = Int(firsts[part.persons.count])
        var next = firsts
        var places = [Place](unsafeUninitializedCapacity: total) { places, filled in
            for (number, draft) in drafts.enumerated() {
                for (row, person) in draft.persons.enumerated() {
                    guard let slot = slot(of: person) else { continue }
                    let place = Int(next[Int(slot)])
                    next[Int(slot)] += 1
                    places.initializeElement(
                        at: place, to: Place(day: draft.orders[row].day, draft: Int32(number), row: Int32(row)))
                }
            }
            filled = total
        }
        for slot in part.persons.indices {
            Self.sort(&places, Int(firsts[slot])..<Int(firsts[slot + 1]))
        }
        return places
    }

    /// By day; what came in the order of ids stays so. Nearly always it is sorted already.
    private static func sort(_ places: inout [Place], _ rows: Range<Int>) {
        guard rows.count > 1 else { return }
        var isSorted = true
        for row in rows.dropFirst() where places[row - 1].day > places[row].day {
            isSorted = false
            break
        }
        if isSorted { return }
        places[rows].sort { ($0.day, $0.draft, $0.row) < ($1.day, $1.draft, $1.row) }
    }

    /// Before its order is appended.
    private mutating func add(_ given: GivenBack, _ history: GivenBackHistory?) {
        var given = given
        given.row = Int32(part.orders.count)
        if let history {
            given.firstRecord = Int32(part.records.count)
            given.recordCount = Int32(history.records.count)
            part.records += history.records
            if !history.steps.isEmpty || history.foreignPaid != nil {
                part.histories[given.row] = GivenBackHistory(foreignPaid: history.foreignPaid, steps: history.steps)
            }
        }
        part.givenBack.append(given)
    }
}

extension OrderColumns {
    fileprivate mutating func append(_ order: OrdersDraft.Order, store: UInt16, firstLine: UInt32) {
        days.append(order.day)
        paid.append(order.paid)
        freights.append(order.freight)
        stores.append(store)
        states.append(order.state.rawValue)
        firstLines.append(firstLine)
    }
}

extension LineColumns {
    fileprivate mutating func append(_ line: OrdersDraft.Line) {
        products.append(line.product)
        quantities.append(line.quantity)
        amounts.append(line.amount)
    }
}

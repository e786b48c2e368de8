import Columns
import Facts
import Shop

/// Puts orders read by id into a part: person by person, day by day.
struct LivePartBuilder {
    /// What the part is made for: the index of each person, the slot that they are to have.
    private let slotOfPerson: [Int32: Int32]?
    private var part: LivePart

    /// A part with a slot for each of so many persons, in the order of their indices.
    init(persons: Int) {
        slotOfPerson = nil
        part = LivePart()
        part.persons = Column(0..<Int32(persons))
        part.isRead = BitMask(rows: persons, all: true)
    }

    /// A part with a slot for each of some persons.
    init(persons: [Int32]) {
        slotOfPerson = Dictionary(uniqueKeysWithValues: zip(persons, 0..<Int32(persons.count)))
        part = LivePart()
        part.persons = Column(persons)
        part.isRead = BitMask(rows: persons.count, all: true)
    }

    func slot(of person: Int32) -> Int32? {
        guard let slotOfPerson else { return person }
        return slotOfPerson[person]
    }

    /// Sorts what was drafted in.
    ///
    /// - Parameters:
    ///   - drafts: in the order of ids.
    ///   - records: refunds that name an order, by order.
    ///   - index: the person of a customer; nil for nobody.
    mutating func fill(
        _ drafts: [OrdersDraft], records: [Int64: [GivenBackHistory.Record]], shelf: inout LiveShelf,
        index: (Int64) -> Int32?
    ) {
        let slots = drafts.map { draft in
            draft.customers.map { customer in
                customer == 0 ? -1 : index(customer).flatMap { slot(of: $0) } ?? -1
            }
        }
        let places = place(drafts, slots)
        gather(drafts, slots, places, &shelf)
        attach(drafts, slots, places, records)
    }

    /// Refunds that name no order known.
    mutating func add(
        unnamed: [(customer: Int64, day: Int32, amount: Int64, bringsGoodsBack: Bool)], index: (Int64) -> Int32?
    ) {
        for refund in unnamed {
            guard let slot = index(refund.customer).flatMap({ slot(of: $0) }) else { continue }
            part.unnamedRefunds.append(LivePart.Mark(slot: slot, day: refund.day, value: refund.amount))
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
            part.reviews.append(LivePart.Mark(slot: slot, day: review.day, value: review.stars))
        }
    }

    func finish() -> LivePart {
        part
    }

    /// Where each row of each draft goes; -1 for rows of nobody.
    private mutating func place(_ drafts: [OrdersDraft], _ slots: [[Int32]]) -> [[Int32]] {
        var firsts = [Int32](repeating: 0, count: part.persons.count + 1)
        for slots in slots {
            for slot in slots where slot >= 0 { firsts[Int(slot) + 1] += 1 }
        }
        for slot in part.persons.indices { firsts[slot + 1] += firsts[slot] }
        part.firstOrders = Column(firsts)
        var next = firsts
        let total = Int(firsts[part.persons.count])
        // Row by row of the part: its day, and which row of which draft it is.
        var days = [Int32](repeating: 0, count: total)
        var sources = [Int64](repeating: 0, count: total)
        for (draft, rows) in slots.enumerated() {
            for (row, slot) in rows.enumerated() where slot >= 0 {
                let place = Int(next[Int(slot)])
                next[Int(slot)] += 1
                days[place] = drafts[draft].days[row]
                sources[place] = Int64(draft) << 32 | Int64(row)
            }
        }
        for slot in part.persons.indices {
            Self.sort(&days, &sources, Int(firsts[slot])..<Int(firsts[slot + 1]))
        }
        var places = slots.map { [Int32](repeating: -1, count: $0.count) }
        for (place, source) in sources.enumerated() {
            places[Int(source >> 32)][Int(source & 0xFFFF_FFFF)] = Int32(place)
        }
        return places
    }

    /// By day; what came in the order of ids stays so. Nearly always it is sorted already.
    private static func sort(_ days: inout [Int32], _ sources: inout [Int64], _ rows: Range<Int>) {
        guard rows.count > 1 else { return }
        for row in (rows.lowerBound + 1)..<rows.upperBound {
            let (day, source) = (days[row], sources[row])
            var place = row
            while place > rows.lowerBound, days[place - 1] > day {
                days[place] = days[place - 1]
                sources[place] = sources[place - 1]
                place -= 1
            }
            days[place] = day
            sources[place] = source
        }
    }

    private mutating func gather(
        _ drafts: [OrdersDraft], _ slots: [[Int32]], _ places: [[Int32]], _ shelf: inout LiveShelf
    ) {
        let total = Int(part.firstOrders[part.persons.count])
        var days = [Int32](repeating: 0, count: total)
        var paid = [Int64](repeating: 0, count: total)
        var freights = [Int32](repeating: 0, count: total)
        var stores = [UInt16](repeating: 0, count: total)
        var states = [UInt16](repeating: 0, count: total)
        var lineCounts = [UInt32](repeating: 0, count: total)
        for (draft, places) in zip(drafts, places) {
            var lastStore: (id: Int64, index: UInt16) = (.min, 0)
            for (row, place) in places.enumerated() where place >= 0 {
                let place = Int(place)
                days[place] = draft.days[row]
                paid[place] = draft.paid[row]
                freights[place] = draft.freights[row]
                states[place] = draft.states[row]
                if draft.stores[row] != lastStore.id {
                    lastStore = (draft.stores[row], shelf.index(ofStore: draft.stores[row]))
                }
                stores[place] = lastStore.index
                lineCounts[place] = UInt32(draft.lines(of: row).count)
            }
        }
        part.orders.days = Column(days)
        part.orders.paid = Column(paid)
        part.orders.freights = Column(freights)
        part.orders.stores = Column(stores)
        part.orders.states = Column(states)
        gatherLines(drafts, places, lineCounts, shelf)
    }

    private mutating func gatherLines(
        _ drafts: [OrdersDraft], _ places: [[Int32]], _ lineCounts: [UInt32], _ shelf: LiveShelf
    ) {
        var firsts = lineCounts
        var total: UInt32 = 0
        for row in firsts.indices {
            let count = firsts[row]
            firsts[row] = total
            total += count
        }
        var products = [Int32](repeating: 0, count: Int(total))
        var quantities = [Int32](repeating: 0, count: Int(total))
        var amounts = [Int64](repeating: 0, count: Int(total))
        for (draft, places) in zip(drafts, places) {
            for (row, place) in places.enumerated() where place >= 0 {
                var next = Int(firsts[Int(place)])
                for line in draft.lines(of: row) {
                    products[next] = shelf.index(ofProduct: draft.products[line]) ?? -1
                    quantities[next] = draft.quantities[line]
                    amounts[next] = draft.amounts[line]
                    next += 1
                }
            }
        }
        part.orders.firstLines = Column(firsts)
        part.lines.products = Column(products)
        part.lines.quantities = Column(quantities)
        part.lines.amounts = Column(amounts)
    }

    private mutating func attach(
        _ drafts: [OrdersDraft], _ slots: [[Int32]], _ places: [[Int32]], _ records: [Int64: [GivenBackHistory.Record]]
    ) {
        for (draft, places) in zip(drafts, places) {
            var told: Set<Int64> = []
            for given in draft.givenBack where places[Int(given.row)] >= 0 {
                let order = draft.ids[Int(given.row)]
                told.insert(order)
                add(given, at: places[Int(given.row)], draft.history(of: order, records[order]))
            }
            for (order, own) in records {
                guard let row = draft.row(of: order), places[Int(row)] >= 0, !told.contains(order) else { continue }
                let given = GivenBack(row: row, totalDay: .min, total: 0)
                add(given, at: places[Int(row)], draft.history(of: order, own))
            }
        }
        part.givenBack.sort { $0.row < $1.row }
    }

    private mutating func add(_ given: GivenBack, at place: Int32, _ history: GivenBackHistory?) {
        var given = given
        given.row = place
        if let history {
            given.firstRecord = Int32(part.records.count)
            given.recordCount = Int32(history.records.count)
            part.records += history.records
            if !history.steps.isEmpty || history.foreignPaid != nil {
                part.histories[place] = GivenBackHistory(foreignPaid: history.foreignPaid, steps: history.steps)
            }
        }
        part.givenBack.append(given)
    }
}

extension OrdersDraft {
    func lines(of row: Int) -> Range<Int> {
        Int(firstLines[row])..<(row + 1 < firstLines.count ? Int(firstLines[row + 1]) : products.count)
    }

    func history(of order: Int64, _ records: [GivenBackHistory.Record]?) -> GivenBackHistory? {
        let (steps, paid) = (steps[order] ?? [], foreignPaid[order])
        guard records != nil || paid != nil || !steps.isEmpty else { return nil }
        return GivenBackHistory(foreignPaid: paid, steps: steps, records: records ?? [])
    }
}

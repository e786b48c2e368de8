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
        part.hasNothing()
    }

    /// A part with a slot for each of some persons.
    init(persons: [Int32]) {
        self.persons = .some(Dictionary(uniqueKeysWithValues: zip(persons, 0..<Int32(persons.count))))
        part.persons = Column(persons)
        part.isRead = BitMask(rows: persons.count, all: true)
        part.hasNothing()
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
    ///   - shelfPlaces: by draft: the indices of its stores and origins.
    mutating func fill(
        _ drafts: [OrdersDraft], records: [Int64: [GivenBackHistory.Record]], _ shelfPlaces: [LiveShelf.Places]
    ) {
        let sorted = SlotOrder(
            slots: part.slots, drafts.map(\.persons.indices), slot: slot,
            key: { Int64(drafts[$0].orders[$1].day) })
        part.firstOrders = Column(sorted.firsts)
        part.orders.reserve(sorted.places.count)
        for place in sorted.places {
            // By its place each time: to hold a draft would be to count its references for every order.
            let (number, row) = (Int(place.draft), Int(place.row))
            let order = drafts[number].orders[row]
            if order.givenBack >= 0 || order.hasRecords {
                let own = order.hasRecords ? records[order.id] : nil
                if let given = drafts[number].given(on: row, own) {
                    add(given, drafts[number].history(of: order.id, own))
                }
            }
            if order.origin > 0 {
                part.origins.append(
                    LivePart.Origin(
                        row: Int32(part.orders.count), origin: shelfPlaces[number].origins[Int(order.origin) - 1]))
            }
            part.orders.append(
                order, store: shelfPlaces[number].stores[Int(order.store)], firstLine: UInt32(part.lines.count))
            for line in drafts[number].lines(of: row) { part.lines.append(drafts[number].lines[line]) }
        }
    }

    /// Sorts in what was done beside buying.
    ///
    /// - Parameter stores: by draft: the index of each of its stores.
    mutating func fill(_ drafts: [BehavioursDraft], stores: [[UInt16]]) {
        let sorted = SlotOrder(
            slots: part.slots, drafts.map(\.persons.indices), slot: slot, key: { drafts[$0].behaviours[$1].moment })
        part.firstBehaviours = Column(sorted.firsts)
        part.behaviours.reserve(sorted.places.count)
        for place in sorted.places {
            let (number, row) = (Int(place.draft), Int(place.row))
            part.behaviours.append(
                drafts[number].behaviours[row], store: stores[number][Int(drafts[number].behaviours[row].store)])
        }
    }

    /// Sorts in what was stated of persons.
    ///
    /// - Parameter words: knows those that the drafts name.
    mutating func fill(_ drafts: [AttributesDraft], words: inout AttributeWords, clock: inout DayClock) {
        part.attributes = LiveAttributes(drafts, slots: part.slots, slot: slot, words: &words, clock: &clock)
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
                part.unnamedReturns.append(LivePart.Mark(slot: slot, day: refund.day))
            }
        }
    }

    mutating func add(
        reviews: [(review: ScannedReview, day: Int32)], to shelf: inout LiveShelf, index: (Int64) -> Int32?
    ) {
        part.reviews.reserveCapacity(reviews.count)
        for (review, day) in reviews {
            guard let slot = index(review.customer).flatMap({ slot(of: $0) }) else { continue }
            part.reviews.append(
                LivePart.Review(
                    slot: slot, day: day, product: review.product.flatMap { shelf.index(ofProduct: $0) } ?? -1,
                    store: shelf.index(ofStore: review.store), stars: UInt8(clamping: review.stars)))
        }
    }

    consuming func finish() -> LivePart {
        part
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
        clocks.append(order.clock)
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

extension BehaviourColumns {
    fileprivate mutating func append(_ behaviour: BehavioursDraft.Behaviour, store: UInt16) {
        moments.append(behaviour.moment)
        products.append(behaviour.product)
        stores.append(store)
        kinds.append(behaviour.kind)
    }
}

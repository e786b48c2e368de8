import Columns

extension LivePart {
    /// Some persons' slots are read no more: a later one has what they are now.
    mutating func overtake(_ persons: [Int32]) {
        guard slots > 0 else { return }
        let wanted = Set(persons)
        for slot in 0..<slots where wanted.contains(self.persons[slot]) { isRead[slot] = false }
    }

    /// One part of several, their slots one behind the other, without spare room. Each is released when it was taken over.
    init(joining parts: consuming [LivePart]) {
        self.init()
        persons.reserve(parts.reduce(0) { $0 + $1.slots })
        firstOrders.reserve(parts.reduce(1) { $0 + $1.slots })
        orders.reserve(parts.reduce(0) { $0 + $1.orders.count })
        lines.reserve(parts.reduce(0) { $0 + $1.lines.count })
        firstBehaviours.reserve(parts.reduce(1) { $0 + $1.slots })
        behaviours.reserve(parts.reduce(0) { $0 + $1.behaviours.count })
        givenBack.reserveCapacity(parts.reduce(0) { $0 + $1.givenBack.count })
        origins.reserveCapacity(parts.reduce(0) { $0 + $1.origins.count })
        records.reserveCapacity(parts.reduce(0) { $0 + $1.records.count })
        for number in parts.indices {
            append(parts[number])
            parts[number] = LivePart()
        }
    }

    /// Takes what was done beside buying from parts with the same slots, one behind the other.
    mutating func takeBehaviours(of parts: consuming [LivePart]) {
        firstBehaviours = [0]
        behaviours = BehaviourColumns()
        firstBehaviours.reserve(slots + 1)
        behaviours.reserve(parts.reduce(0) { $0 + $1.behaviours.count })
        for number in parts.indices {
            let before = Int32(behaviours.count)
            firstBehaviours.append(contentsOf: parts[number].firstBehaviours.dropFirst().map { $0 + before })
            behaviours.append(contentsOf: parts[number].behaviours)
            parts[number] = LivePart()
        }
    }

    /// Puts the slots of another part behind those here.
    mutating func append(_ other: LivePart) {
        let (slotsBefore, rowsBefore, linesBefore) = (Int32(slots), Int32(orders.count), UInt32(lines.count))
        let (recordsBefore, behavioursBefore) = (Int32(records.count), Int32(behaviours.count))
        persons.append(contentsOf: other.persons)
        firstOrders.append(contentsOf: other.firstOrders.dropFirst().map { $0 + rowsBefore })
        isRead.grow(to: slots)
        for slot in 0..<other.slots where other.isRead[slot] { isRead[Int(slotsBefore) + slot] = true }
        orders.days.append(contentsOf: other.orders.days)
        orders.clocks.append(contentsOf: other.orders.clocks)
        orders.paid.append(contentsOf: other.orders.paid)
        orders.freights.append(contentsOf: other.orders.freights)
        orders.stores.append(contentsOf: other.orders.stores)
        orders.states.append(contentsOf: other.orders.states)
        orders.firstLines.append(contentsOf: other.orders.firstLines.map { $0 + linesBefore })
        lines.products.append(contentsOf: other.lines.products)
        lines.quantities.append(contentsOf: other.lines.quantities)
        lines.amounts.append(contentsOf: other.lines.amounts)
        firstBehaviours.append(contentsOf: other.firstBehaviours.dropFirst().map { $0 + behavioursBefore })
        behaviours.append(contentsOf: other.behaviours)
        givenBack += other.givenBack.map { given in
            var moved = given
            moved.row += rowsBefore
            moved.firstRecord += recordsBefore
            return moved
        }
        records += other.records
        for (row, history) in other.histories { histories[row + rowsBefore] = history }
        unnamedRefunds += other.unnamedRefunds.map {
            UnnamedRefund(amount: $0.amount, slot: $0.slot + slotsBefore, day: $0.day)
        }
        unnamedReturns += other.unnamedReturns.map { Mark(slot: $0.slot + slotsBefore, day: $0.day) }
        reviews += other.reviews.map {
            Review(slot: $0.slot + slotsBefore, day: $0.day, product: $0.product, store: $0.store, stars: $0.stars)
        }
        origins += other.origins.map { Origin(row: $0.row + rowsBefore, origin: $0.origin) }
        attributes.append(other.attributes, slotsBefore: slotsBefore)
    }
}

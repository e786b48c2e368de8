import Columns

extension LiveAttributes {
    /// All lists in one, with the length of each: a brand may have thousands of tags.
    mutating func visit(_ name: String, with visitor: inout some CheckpointVisitor) throws {
        var keys = visitor.isReading ? [] : self.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        var joined = AttributeColumns()
        for list in keys.compactMap({ self[$0] }) { joined.append(list) }
        try visitor.visit("\(name) keys", &keys)
        try visitor.visit("\(name) counts", &joined.counts)
        try visitor.visit("\(name) slots", &joined.slots)
        try visitor.visit("\(name) days", &joined.days)
        try visitor.visit("\(name) values", &joined.values)
        guard visitor.isReading else { return }
        guard let lists = joined.lists, lists.count == keys.count else {
            throw CheckpointFault.inconsistent(part: name)
        }
        let byKey = Dictionary(zip(keys, lists), uniquingKeysWith: { first, _ in first })
        guard byKey.count == keys.count else { throw CheckpointFault.inconsistent(part: name) }
        self = LiveAttributes(byKey)
    }

    /// Whether every slot, and every value of a trait, is one.
    func areSound(slots: Int, values: Int) -> Bool {
        keys.allSatisfy { key in
            guard let list = self[key] else { return false }
            guard list.slots.lies(within: 0..<Int32(clamping: slots)), list.slots.ascends() else { return false }
            switch key {
            case .field, .trait:
                return list.values.allSatisfy { $0 == AttributeList.nothing || (0..<values).contains(Int($0)) }
            case .tag, .birthday, .memberSince, .consent, .interaction: return true
            }
        }
    }
}

/// Lists of attributes one behind the other.
private struct AttributeColumns {
    var counts = Column<Int32>()
    var slots = Column<Int32>()
    var days = Column<Int32>()
    var values = Column<Int32>()

    mutating func append(_ list: AttributeList) {
        counts.append(Int32(clamping: list.count))
        slots.append(contentsOf: list.slots)
        days.append(contentsOf: list.days)
        values.append(contentsOf: list.values)
    }

    /// Nil where the counts do not fit.
    var lists: [AttributeList]? {
        guard days.count == slots.count, values.count == slots.count, counts.allSatisfy({ $0 > 0 }),
            counts.reduce(0, { $0 + Int($1) }) == slots.count
        else { return nil }
        var lists: [AttributeList] = []
        var start = 0
        for count in counts {
            let rows = start..<start + Int(count)
            lists.append(
                AttributeList(
                    slots: Column(rows.lazy.map { slots[$0] }), days: Column(rows.lazy.map { days[$0] }),
                    values: Column(rows.lazy.map { values[$0] })))
            start = rows.upperBound
        }
        return lists
    }
}

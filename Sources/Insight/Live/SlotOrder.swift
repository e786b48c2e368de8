/// The order in which drafted rows become rows of a part: by slot, then by a key, then as they were drafted.
struct SlotOrder {
    /// Where a row lies among those drafted.
    struct Place {
        let key: Int64
        let draft: Int32
        let row: Int32
    }

    /// By slot, with one more at the end: where its rows begin.
    private(set) var firsts: [Int32]
    private(set) var places: [Place]

    /// - Parameters:
    ///   - persons: by draft and row.
    ///   - slot: the slot of a person; nil for those of other parts, and for nobody.
    ///   - key: what the rows of a slot are sorted by.
    @inline(__always)
    init(
        slots: Int, _ persons: [[Int32]], slot: (Int32) -> Int32?, key: (_ draft: Int, _ row: Int) -> Int64
    ) {
        firsts = [Int32](repeating: 0, count: slots + 1)
        for persons in persons {
            for person in persons {
                if let slot = slot(person) { firsts[Int(slot) + 1] += 1 }
            }
        }
        for slot in 0..<slots { firsts[slot + 1] += firsts[slot] }
        let total = Int(firsts[slots])
        var next = firsts
        places = [Place](unsafeUninitializedCapacity: total) { places, filled in
            for (draft, persons) in persons.enumerated() {
                for (row, person) in persons.enumerated() {
                    guard let slot = slot(person) else { continue }
                    let place = Int(next[Int(slot)])
                    next[Int(slot)] += 1
                    places.initializeElement(
                        at: place, to: Place(key: key(draft, row), draft: Int32(draft), row: Int32(row)))
                }
            }
            filled = total
        }
        for slot in 0..<slots { sort(Int(firsts[slot])..<Int(firsts[slot + 1])) }
    }

    /// Nearly always it is sorted already.
    private mutating func sort(_ rows: Range<Int>) {
        guard rows.count > 1 else { return }
        for row in rows.dropFirst() where places[row - 1].key > places[row].key {
            places[rows].sort { ($0.key, $0.draft, $0.row) < ($1.key, $1.draft, $1.row) }
            return
        }
    }
}

/// Keys with their rows in ascending order; rows of equal keys keep theirs.
///
/// - Complexity: O(rows) for each 11 bits in which keys differ, on one core; 16 bytes for each row, and 32 for keys that span
///   2³² or more.
struct RadixSort<Entry: RadixEntry> {
    private static var digitBits: Int { 11 }

    private(set) var entries: ContiguousArray<Entry>

    /// Of `keys`, of which `least` is the least and `span` more than that the greatest.
    init(_ keys: ContiguousArray<UInt64>, least: UInt64, span: UInt64) {
        entries = ContiguousArray(unsafeUninitializedCapacity: keys.count) { entries, filled in
            for row in 0..<keys.count { entries[row] = Entry(key: keys[row] &- least, row: row) }
            filled = keys.count
        }
        let keyBits = 64 - span.leadingZeroBitCount
        for shift in stride(from: 0, to: keyBits, by: Self.digitBits) {
            sort(byDigitAt: UInt64(shift))
        }
    }

    private mutating func sort(byDigitAt shift: UInt64) {
        let digits = 1 << Self.digitBits
        entries = entries.withUnsafeBufferPointer { entries in
            ContiguousArray(unsafeUninitializedCapacity: entries.count) { sorted, filled in
                withUnsafeTemporaryAllocation(of: Int.self, capacity: digits) { next in
                    next.initialize(repeating: 0)
                    for entry in entries { next[Self.digit(entry, shift)] &+= 1 }
                    var start = 0
                    for digit in next.indices { (next[digit], start) = (start, start + next[digit]) }
                    for entry in entries {
                        let digit = Self.digit(entry, shift)
                        let place = next[digit]
                        next[digit] = place &+ 1
                        sorted[place] = entry
                    }
                }
                filled = entries.count
            }
        }
    }

    @inline(__always)
    private static func digit(_ entry: Entry, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: entry.key &>> shift) & (1 &<< digitBits &- 1)
    }

    /// The rows in ascending order of their keys.
    var rows: Column<Int32> {
        entries.withUnsafeBufferPointer { entries in
            Column(unsafeCount: entries.count) { rows in
                for place in entries.indices { rows[place] = Int32(truncatingIfNeeded: entries[place].row) }
            }
        }
    }

    /// One rank for each row, in the order of rows: 1 for the least key, the same for equal keys.
    var ranks: Column<Int32> {
        entries.withUnsafeBufferPointer { entries in
            Column(unsafeCount: entries.count) { ranks in
                var rank: Int32 = 1
                var last = entries.first?.key ?? 0
                for place in entries.indices {
                    let entry = entries[place]
                    rank = entry.key == last ? rank : Int32(truncatingIfNeeded: place &+ 1)
                    last = entry.key
                    ranks[entry.row] = rank
                }
            }
        }
    }
}

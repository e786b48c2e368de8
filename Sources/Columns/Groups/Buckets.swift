/// Rows waiting to be summed up, in one bucket for each stretch of neighbouring groups.
///
/// A row waits as eight bytes: its group within the stretch, its day from an origin, and its amount. One whose day or
/// amount does not fit is summed up at once.
struct Buckets<Cell: GroupCell> {
    /// How many groups share a bucket: their cells fill a quarter to a half of a core's second-level cache.
    static var groups: Int { 1 << bits }

    private static var bits: Int { 14 }

    /// How many rows a bucket holds. Emptying one brings all cells of its stretch near, so it had better have many.
    private static var room: Int { 32_768 }

    /// From one bucket to the next in memory: a cache line more than a bucket, because buckets that fill alike and lie a
    /// power of two apart would want the same lines of the cache.
    private static var pace: Int { room + 8 }

    private let cells: UnsafeMutablePointer<Cell>
    private let groups: Int
    private let origin: Int32
    private let stretches: Int
    private let waiting: UnsafeMutablePointer<UInt64>
    /// How many rows of each stretch wait, and behind them a place for `bringNear`.
    private let counts: UnsafeMutablePointer<Int>

    /// Empty buckets; `firstDay` is any day, best one in the middle.
    init(of cells: UnsafeMutablePointer<Cell>, groups: Int, firstDay: Int32) {
        self.cells = cells
        self.groups = groups
        origin = firstDay &- 32_768
        stretches = (groups - 1) >> Self.bits + 1
        waiting = .allocate(capacity: stretches * Self.pace)
        counts = .allocate(capacity: stretches + 1)
        counts.initialize(repeating: 0, count: stretches + 1)
    }

    /// Sums up the rows that `picker` leaves; true if a sum overflowed.
    ///
    /// Whatever the loop reads is held in constants: behind a reference it would be read anew after every row written.
    @inline(__always)
    func sum<Amount: FixedWidthInteger>(
        _ picker: RowPicker, _ keys: UnsafePointer<Int32>, _ days: UnsafePointer<Int32>,
        _ amounts: UnsafePointer<Amount>
    ) -> Bool {
        let (cells, waiting, counts, origin) = (cells, waiting, counts, origin)
        let limit = UInt32(groups)
        var overflowed = false
        picker.visit { row in
            let key = keys[row]
            guard UInt32(bitPattern: key) < limit else { return Grouping.check(key) }
            let fromOrigin = UInt32(bitPattern: days[row] &- origin)
            let amount = Int64(truncatingIfNeeded: amounts[row])
            let short = Int32(truncatingIfNeeded: amount)
            guard fromOrigin <= UInt16.max, Int64(short) == amount else {
                let full = cells[Int(key)].add(day: days[row], amount: amount)
                overflowed = overflowed || full
                return
            }
            let stretch = Int(key) &>> Self.bits
            let within = UInt64(truncatingIfNeeded: key) & UInt64(Self.groups &- 1)
            let count = counts[stretch]
            waiting[stretch &* Self.pace &+ count] =
                UInt64(UInt32(bitPattern: short)) &<< 32 | UInt64(fromOrigin) &<< 16 | within
            counts[stretch] = count &+ 1
            if count &+ 1 == Self.room {
                let full = empty(stretch)
                overflowed = overflowed || full
            }
        }
        return overflowed
    }

    /// Sums a bucket up.
    @inline(never)
    private func empty(_ stretch: Int) -> Bool {
        let rows = UnsafeBufferPointer(start: waiting + stretch * Self.pace, count: counts[stretch])
        let own = cells + stretch << Self.bits
        if rows.count > Self.groups / 4 { bringNear(stretch) }
        var overflowed = false
        for row in rows {
            let day = Int32(truncatingIfNeeded: (row &>> 16) & 0xFFFF) &+ origin
            let amount = Int64(Int32(truncatingIfNeeded: row &>> 32))
            let full = own[Int(row & 0xFFFF)].add(day: day, amount: amount)
            overflowed = overflowed || full
        }
        counts[stretch] = 0
        return overflowed
    }

    /// Reads the cells of a stretch from end to end, for the processor fetches ahead of what is read in order and not of
    /// what is read here and there. What was read is kept, or the compiler would leave the reading out.
    private func bringNear(_ stretch: Int) {
        let own = UnsafeRawPointer(cells + stretch << Self.bits)
        let end = min(Self.groups, groups - stretch << Self.bits) * MemoryLayout<Cell>.stride
        var read = 0
        for line in stride(from: 0, to: end - 7, by: 64) {
            read &+= own.load(fromByteOffset: line, as: Int.self)
        }
        counts[stretches] = read
    }

    /// Sums up what still waits and gives the buckets' memory back; the buckets cannot be used afterwards.
    func finish() -> Bool {
        var overflowed = false
        for stretch in 0..<stretches where empty(stretch) { overflowed = true }
        waiting.deallocate()
        counts.deallocate()
        return overflowed
    }
}

/// A key and the row that it came from, while they are sorted.
protocol RadixEntry: BitwiseCopyable {
    /// `key` counts from the least key.
    init(key: UInt64, row: Int)

    var key: UInt64 { get }
    var row: Int { get }
}

/// Both in one word, for keys that span less than 2³².
struct NarrowRadixEntry: RadixEntry {
    private let bits: UInt64

    @inline(__always)
    init(key: UInt64, row: Int) {
        bits = key &<< 32 | UInt64(truncatingIfNeeded: row)
    }

    @inline(__always)
    var key: UInt64 { bits &>> 32 }

    @inline(__always)
    var row: Int { Int(bits & 0xFFFF_FFFF) }
}

/// For any keys.
struct WideRadixEntry: RadixEntry {
    let key: UInt64
    let row: Int

    @inline(__always)
    init(key: UInt64, row: Int) {
        self.key = key
        self.row = row
    }
}

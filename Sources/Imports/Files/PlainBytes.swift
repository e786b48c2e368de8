/// Runs of plain ASCII bytes, passed over eight at a time.
enum PlainBytes {
    /// The first place at or after `start` that is not a byte of 1 to 127, or `end`. May stop early, never late.
    static func run(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var place = start
        while place + 8 <= end {
            let word = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
            let high = word & 0x8080_8080_8080_8080
            let zero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if high | zero != 0 { break }
            place += 8
        }
        while place < end, base[place] > 0, base[place] < 0x80 { place += 1 }
        return place
    }
}

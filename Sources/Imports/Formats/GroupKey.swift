/// What tells which rows belong together.
enum GroupKey {
    /// A stable 64-bit hash (FNV-1a, then mixed) of the key in UTF-8; nil for a cell that names no order: such a row stands
    /// alone.
    static func hash(_ cell: Cell) -> Int64? {
        if cell.isEmpty || IdentifierText.isRounded(cell) { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in cell.bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int64(bitPattern: mixed(hash))
    }

    /// For rows without a key, by their line.
    static func hash(line: Int) -> Int64 {
        Int64(bitPattern: mixed(UInt64(bitPattern: Int64(line)) &+ 0x9E37_79B9_7F4A_7C15))
    }

    /// The finalizer of MurmurHash3: every bit of the result depends on every bit of the input.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ (value >> 33)
    }
}

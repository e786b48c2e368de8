import Shop

/// Some of the days that a list looks ahead, a bit each.
struct DaysAhead: OptionSet, Sendable {
    let rawValue: UInt64

    /// - Parameter horizon: the last day that the list knows of, which has the highest bit.
    init(_ day: Int32, through horizon: BrandDay) {
        let back = horizon.number - Int(day)
        self.init(rawValue: (0..<64).contains(back) ? 1 << UInt64(63 - back) : 0)
    }

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// In their order.
    func days(through horizon: BrandDay) -> [Int32] {
        (0..<64).filter { rawValue >> UInt64($0) & 1 == 1 }.map { Int32(clamping: horizon.number - 63 + $0) }
    }
}

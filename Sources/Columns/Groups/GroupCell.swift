/// What is summed up for one group while its rows come by.
protocol GroupCell: BitwiseCopyable {
    /// That of a group without rows.
    static var empty: Self { get }

    /// The largest day of the rows so far; the smallest number without rows.
    var last: Int32 { get }
    var count: Int32 { get }
    /// The sum, or the nearest number that fits.
    var clampedSum: Int64 { get }

    /// Takes one row in; true if the sum left its type, after which the cell is worthless.
    mutating func add(day: Int32, amount: Int64) -> Bool

    /// The same for a row that is meant only if `isMeant`, without a branch.
    mutating func add(day: Int32, amount: Int64, if isMeant: Bool) -> Bool

    /// Takes in what was summed up elsewhere for the same group; true as above.
    mutating func add(_ other: Self) -> Bool
}

/// A cell that knows the first day too.
protocol SpanCell: GroupCell {
    /// The smallest day of the rows so far; the largest number without rows.
    var first: Int32 { get }
}

/// Last day, number of rows and sum, in a quarter of a cache line.
struct LastCountSum: GroupCell {
    private(set) var last: Int32
    private(set) var count: Int32
    private var sum: Int64

    static var empty: LastCountSum { LastCountSum(last: .min, count: 0, sum: 0) }

    var clampedSum: Int64 { sum }

    @inline(__always)
    mutating func add(day: Int32, amount: Int64) -> Bool {
        last = max(last, day)
        count &+= 1
        return add(amount)
    }

    @inline(__always)
    mutating func add(day: Int32, amount: Int64, if isMeant: Bool) -> Bool {
        let mask = isMeant.mask(Int32.self)
        last = max(last, day & mask | .min & ~mask)
        count &-= mask
        return add(amount & isMeant.mask(Int64.self))
    }

    @inline(__always)
    mutating func add(_ other: LastCountSum) -> Bool {
        last = max(last, other.last)
        count &+= other.count
        return add(other.sum)
    }

    @inline(__always)
    private mutating func add(_ amount: Int64) -> Bool {
        let (total, overflowed) = sum.addingReportingOverflow(amount)
        sum = total
        return overflowed
    }
}

/// First and last day, number of rows and sum.
struct SpanCountSum: SpanCell {
    private(set) var first: Int32
    private var rest: LastCountSum

    static var empty: SpanCountSum { SpanCountSum(first: .max, rest: .empty) }

    var last: Int32 { rest.last }
    var count: Int32 { rest.count }
    var clampedSum: Int64 { rest.clampedSum }

    @inline(__always)
    mutating func add(day: Int32, amount: Int64) -> Bool {
        first = min(first, day)
        return rest.add(day: day, amount: amount)
    }

    @inline(__always)
    mutating func add(day: Int32, amount: Int64, if isMeant: Bool) -> Bool {
        let mask = isMeant.mask(Int32.self)
        first = min(first, day & mask | .max & ~mask)
        return rest.add(day: day, amount: amount, if: isMeant)
    }

    @inline(__always)
    mutating func add(_ other: SpanCountSum) -> Bool {
        first = min(first, other.first)
        return rest.add(other.rest)
    }
}

/// The same with a sum that 2³¹ amounts cannot overflow: for the columns that overflow the others.
struct WideSpanCountSum: SpanCell {
    private var sum: Int128
    private(set) var first: Int32
    private(set) var last: Int32
    private(set) var count: Int32

    static var empty: WideSpanCountSum { WideSpanCountSum(sum: 0, first: .max, last: .min, count: 0) }

    var clampedSum: Int64 { Int64(clamping: sum) }

    mutating func add(day: Int32, amount: Int64) -> Bool {
        add(day: day, amount: amount, if: true)
    }

    mutating func add(day: Int32, amount: Int64, if isMeant: Bool) -> Bool {
        guard isMeant else { return false }
        first = min(first, day)
        last = max(last, day)
        count &+= 1
        sum &+= Int128(amount)
        return false
    }

    mutating func add(_ other: WideSpanCountSum) -> Bool {
        first = min(first, other.first)
        last = max(last, other.last)
        count &+= other.count
        sum &+= other.sum
        return false
    }
}

import Columns

/// Random rows to group, and the plain way to do it.
struct Purchases {
    var keys: [Int32]
    var days: [Int32]
    var amounts: [Int64]
    var mask: [Bool]
    let groups: Int

    init(
        _ count: Int, groups: Int, seed: UInt64, days dayRange: ClosedRange<Int32> = 19_000...20_000,
        amounts amountRange: ClosedRange<Int64> = -5_000...100_000
    ) {
        var numbers = SeededNumbers(seed)
        keys = groups == 0 ? [Int32](repeating: -1, count: count) : numbers.column(count, in: -2...Int32(groups) - 1)
        days = numbers.column(count, in: dayRange)
        amounts = numbers.column(count, in: amountRange)
        mask = numbers.rows(count, share: 0.6)
        self.groups = groups
    }

    var rowMask: BitMask {
        BitMask(rows: mask.count, setting: mask.indices.filter { mask[$0] }.map { Int32($0) })
    }

    func grouping(rows: Range<Int>? = nil, masked: Bool = false) -> Grouping {
        Grouping(by: Column(keys), groups: groups, rows: rows, mask: masked ? rowMask : nil)
    }

    /// The same rows in the order of their groups; those without a group stand behind all others.
    var grouped: (purchases: Purchases, offsets: Offsets) {
        let order = keys.indices.sorted { (UInt32(bitPattern: keys[$0]), $0) < (UInt32(bitPattern: keys[$1]), $1) }
        var sorted = self
        sorted.keys = order.map { keys[$0] }
        sorted.days = order.map { days[$0] }
        sorted.amounts = order.map { amounts[$0] }
        sorted.mask = order.map { mask[$0] }
        var sizes = [Int32](repeating: 0, count: groups)
        for key in keys where key >= 0 { sizes[Int(key)] += 1 }
        return (sorted, Offsets(sizes: Column(sizes)))
    }

    struct Sum: Equatable {
        var first = Int32.max
        var last = Int32.min
        var count: Int32 = 0
        var amount: Int128 = 0
    }

    func sums(rows: Range<Int>? = nil, masked: Bool = false, within window: Range<Int32>? = nil) -> [Sum] {
        var sums = [Sum](repeating: Sum(), count: groups)
        for row in rows ?? 0..<keys.count where keys[row] >= 0 && (!masked || mask[row]) {
            guard window?.contains(days[row]) ?? true else { continue }
            let group = Int(keys[row])
            sums[group].first = min(sums[group].first, days[row])
            sums[group].last = max(sums[group].last, days[row])
            sums[group].count += 1
            sums[group].amount += Int128(amounts[row])
        }
        return sums
    }
}

extension GroupTotals {
    var asSums: [Purchases.Sum] {
        (0..<groups).map { Purchases.Sum(first: first[$0], last: last[$0], count: count[$0], amount: Int128(sum[$0])) }
    }
}

extension [Purchases.Sum] {
    /// Sums as a column holds them.
    var clamped: [Purchases.Sum] {
        map {
            Purchases.Sum(first: $0.first, last: $0.last, count: $0.count, amount: Int128(Int64(clamping: $0.amount)))
        }
    }
}

/// Recency, frequency and money of every customer, side by side.
package struct RFMColumns: Sendable, Equatable {
    /// R: days from the last purchase to the day asked, or the nearest `Int32`. Says nothing where frequency is 0.
    package private(set) var recency: Column<Int32>
    /// F: purchases. A customer with none is outside: in no mean, in no class.
    package private(set) var frequency: Column<Int32>
    /// M: the sum of the amounts, exact, or the nearest `Int64`.
    package private(set) var money: Column<Int64>
    /// Over the customers who are not outside.
    package private(set) var sums: RFMSums

    package var customers: Int { frequency.count }

    /// Three columns of the same customers.
    package init(recency: Column<Int32>, frequency: Column<Int32>, money: Column<Int64>) {
        precondition(recency.count == frequency.count && money.count == frequency.count, "columns of other customers")
        self.recency = recency
        self.frequency = frequency
        self.money = money
        sums = RFMSums()
        for customer in 0..<frequency.count {
            sums.add(recency[customer], frequency[customer], money[customer])
        }
    }

    /// From purchases in any order: each row a purchase, grouped by customer. Only rows count whose day is before or on
    /// `today` and, with `windowDays`, not as many days before it.
    ///
    /// - Complexity: as `GroupTotals` has it; nothing is written that is not asked for.
    package init(
        _ grouping: Grouping, money amounts: Column<Int64>, on days: Column<Int32>, today: Int32,
        windowDays: Int32? = nil
    ) {
        let window = Self.window(today, windowDays)
        let narrow = grouping.withCells(LastCountSum.self, of: amounts, on: days, within: window) { cells, overflowed in
            overflowed ? nil : RFMColumns(cells, today: today)
        }
        let wide = { () -> RFMColumns? in
            grouping.withCells(WideSpanCountSum.self, of: amounts, on: days, within: window) { cells, _ in
                RFMColumns(cells, today: today)
            }
        }
        self = narrow ?? wide() ?? RFMColumns(customers: grouping.groups)
    }

    /// From purchases that lie in the order of their customers.
    ///
    /// - Complexity: O(purchases + customers), on all cores.
    package init(
        _ offsets: Offsets, money amounts: Column<Int64>, on days: Column<Int32>, mask: BitMask? = nil, today: Int32,
        windowDays: Int32? = nil
    ) {
        let window = Self.window(today, windowDays)
        let narrow = offsets.withCells(LastCountSum.self, of: amounts, on: days, mask, within: window) {
            RFMColumns($0, today: today)
        }
        let wide = { () -> RFMColumns? in
            offsets.withCells(WideSpanCountSum.self, of: amounts, on: days, mask, within: window) {
                RFMColumns($0, today: today)
            }
        }
        self = narrow ?? wide() ?? RFMColumns(customers: offsets.groups)
    }

    /// From totals that are kept up to date.
    package init(_ totals: GroupTotals, today: Int32) {
        self.init(
            recency: Column(zip(totals.count, totals.last).map { Self.recency($0, $1, today) }),
            frequency: totals.count,
            money: totals.sum)
    }

    private init(customers: Int) {
        recency = Column(repeating: 0, count: customers)
        frequency = Column(repeating: 0, count: customers)
        money = Column(repeating: 0, count: customers)
        sums = RFMSums()
    }

    /// Changes one customer's figures, and the sums with them.
    package mutating func set(_ customer: Int, recency: Int32, frequency: Int32, money: Int64) {
        sums.remove(self.recency[customer], self.frequency[customer], self.money[customer])
        sums.add(recency, frequency, money)
        self.recency[customer] = recency
        self.frequency[customer] = frequency
        self.money[customer] = money
    }

    /// Nil if a sum overflowed.
    private init?<Source: CellSource>(_ source: Source, today: Int32) {
        self.init(customers: source.groups)
        let pieces = source.pieces
        let parts = recency.withUnsafeMutableBuffer { recency in
            frequency.withUnsafeMutableBuffer { frequency in
                money.withUnsafeMutableBuffer { money in
                    Cores.map(pieces.count) { piece in
                        var sums = RFMSums()
                        var overflowed = false
                        for customer in pieces[piece] {
                            let cell = source.cell(of: customer, &overflowed)
                            recency[customer] = Self.recency(cell.count, cell.last, today)
                            frequency[customer] = cell.count
                            money[customer] = cell.clampedSum
                            sums.add(recency[customer], cell.count, cell.clampedSum)
                        }
                        return (sums, overflowed)
                    }
                }
            }
        }
        if parts.contains(where: \.1) { return nil }
        for part in parts { sums.add(part.0) }
    }

    @inline(__always)
    private static func recency(_ frequency: Int32, _ last: Int32, _ today: Int32) -> Int32 {
        frequency == 0 ? 0 : Int32(clamping: Int64(today) &- Int64(last))
    }

    private static func window(_ today: Int32, _ days: Int32?) -> Range<Int32> {
        precondition(today < .max, "the last of all days")
        let first = days.map { Int32(clamping: Int64(today) - Int64($0) + 1) } ?? .min
        return min(first, today + 1)..<today + 1
    }
}

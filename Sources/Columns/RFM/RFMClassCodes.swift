/// Every customer's class, and how many customers and how much money each class has.
package struct RFMClassCodes: Sendable, Equatable {
    /// The code of customers who are in no class, as they bought nothing.
    package static let outside: UInt8 = 8

    /// 0 … 7 as `RFMThresholds.code` gives them, or `outside`.
    package private(set) var codes: Column<UInt8>
    /// Customers in classes 0 … 7.
    package private(set) var customers: [Int]
    /// Money of classes 0 … 7 in minor units.
    package private(set) var money: [Int128]
    /// Nil if nobody bought.
    package let thresholds: RFMThresholds?

    /// By thresholds that stand, or by none, when nobody bought.
    ///
    /// - Complexity: O(customers), on all cores.
    package init(_ columns: RFMColumns, by thresholds: RFMThresholds?) {
        let count = columns.customers
        // Nobody is in a class anyway when there are no thresholds.
        let divide = thresholds ?? RFMThresholds(recencyAtMost: 0, frequencyAbove: 0, moneyAbove: 0)
        var tables: [RFMClassTable] = []
        codes = Column(unsafeCount: count) { codes in
            columns.recency.withUnsafePointer { recency in
                columns.frequency.withUnsafePointer { frequency in
                    columns.money.withUnsafePointer { money in
                        tables = Cores.map(piecesOf: 0..<count) { customers in
                            var table = RFMClassTable()
                            // Blocks that stay near between being divided and being counted.
                            for start in stride(from: customers.lowerBound, to: customers.upperBound, by: 4_096) {
                                let block = start..<min(start + 4_096, customers.upperBound)
                                for customer in block {
                                    let code = divide.code(
                                        recency: recency[customer], frequency: frequency[customer],
                                        money: money[customer])
                                    let isOutside = frequency[customer] <= 0
                                    codes[customer] =
                                        code & ~isOutside.mask(UInt8.self) | isOutside.bit &* Self.outside
                                }
                                table.add(block, codes: codes, money: money)
                            }
                            return table
                        }
                    }
                }
            }
        }
        customers = (0..<8).map { code in tables.reduce(0) { $0 + $1.customers[code] } }
        money = (0..<8).map { code in tables.reduce(0) { $0 + $1.money[code] } }
        self.thresholds = thresholds
    }

    /// By the means of the columns themselves.
    package init(byMeansOf columns: RFMColumns) {
        self.init(columns, by: RFMThresholds(meansOf: columns.sums))
    }

    /// Straight from purchases in any order, by their means; see `RFMColumns`.
    package init(
        byMeansOf grouping: Grouping, money amounts: Column<Int64>, on days: Column<Int32>, today: Int32,
        windowDays: Int32? = nil
    ) {
        self.init(
            byMeansOf: RFMColumns(grouping, money: amounts, on: days, today: today, windowDays: windowDays))
    }
}

/// Customers and money of each class among some customers, one entry per code up to that of outside.
private struct RFMClassTable {
    private(set) var customers = [Int](repeating: 0, count: 9)
    private(set) var money = [Int128](repeating: 0, count: 9)

    /// Money is summed up in two halves of 32 bits, whose sums 64 bits hold: that is one addition each, and no carry.
    mutating func add(_ range: Range<Int>, codes: UnsafePointer<UInt8>, money amounts: UnsafePointer<Int64>) {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 4 * 16) { sums in
            sums.initialize(repeating: 0)
            for customer in range {
                let place = Int(codes[customer] & 15) &* 4
                sums[place] &+= 1
                sums[place &+ 1] &+= amounts[customer] & 0xFFFF_FFFF
                sums[place &+ 2] &+= amounts[customer] &>> 32
            }
            for code in 0..<9 {
                customers[code] += Int(sums[code * 4])
                money[code] += Int128(sums[code * 4 + 2]) << 32 + Int128(sums[code * 4 + 1])
            }
        }
    }
}

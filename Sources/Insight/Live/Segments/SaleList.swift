import Columns

/// Which purchases have each product, by day: a question of some products and days looks at those alone.
struct SaleList: Sendable {
    /// By product, with one more at the end: where its sales begin.
    private let firsts: [Int32]
    let rows: Column<Int32>
    let slots: Column<Int32>
    /// Those of one product ascend.
    private let days: Column<Int32>

    init(_ part: LivePart) {
        var listed = Listed(part)
        listed.sortByDay()
        (firsts, rows, slots, days) = (listed.firsts, listed.rows, listed.slots, listed.days)
    }

    /// Where the sales of some products on some days lie.
    ///
    /// - Parameter isAsked: by product.
    /// - Complexity: O(products · log(sales)).
    func places(of isAsked: [Bool], on asked: ClosedRange<Int32>) -> [Range<Int>] {
        isAsked.indices.dropLast(max(0, isAsked.count - (firsts.count - 1))).compactMap { product in
            let all = Int(firsts[product])..<Int(firsts[product + 1])
            guard isAsked[product], !all.isEmpty else { return nil }
            let first = place(in: all) { $0 >= asked.lowerBound }
            let end = place(in: first..<all.upperBound) { $0 > asked.upperBound }
            return first < end ? first..<end : nil
        }
    }

    private func place(in range: Range<Int>, where isReached: (Int32) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if isReached(days[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    var bytes: Int { rows.bytes + slots.bytes + days.bytes }
}

extension SaleList {
    /// The sales as they are listed, at first in the order of the orders.
    private struct Listed {
        let firsts: [Int32]
        var rows: Column<Int32>
        var slots: Column<Int32>
        var days: Column<Int32>

        init(_ part: LivePart) {
            let (lines, orders) = (part.lines.products, part.orders)
            var firsts = [Int32](repeating: 0, count: Int(lines.max() ?? -1) + 2)
            Self.forEachSale(of: part) { _, _, product in firsts[product + 1] += 1 }
            for place in firsts.indices.dropFirst() { firsts[place] += firsts[place - 1] }
            var next = firsts
            rows = Column(repeating: 0, count: Int(firsts.last ?? 0))
            slots = rows
            days = rows
            self.firsts = firsts
            rows.withUnsafeMutableBuffer { rows in
                slots.withUnsafeMutableBuffer { slots in
                    days.withUnsafeMutableBuffer { days in
                        Self.forEachSale(of: part) { slot, row, product in
                            let place = Int(next[product])
                            next[product] += 1
                            rows[place] = Int32(row)
                            slots[place] = Int32(slot)
                            days[place] = orders.days[row]
                        }
                    }
                }
            }
        }

        private static func forEachSale(of part: LivePart, _ body: (_ slot: Int, _ row: Int, _ product: Int) -> Void) {
            let (products, days) = (part.lines.products, part.orders.days)
            for slot in 0..<part.slots {
                for row in part.rows(of: slot) where days[row] != OrderColumns.noDay {
                    for line in part.lines(of: row) where products[line] >= 0 { body(slot, row, Int(products[line])) }
                }
            }
        }

        /// Product by product, so that little memory is taken meanwhile.
        mutating func sortByDay() {
            for product in firsts.indices.dropLast() where firsts[product + 1] - firsts[product] > 1 {
                let places = Int(firsts[product])..<Int(firsts[product + 1])
                let order = days.rows(places).ascendingRows()
                rows.put(rows.rows(places).gathered(by: order), at: places.lowerBound)
                slots.put(slots.rows(places).gathered(by: order), at: places.lowerBound)
                days.put(days.rows(places).gathered(by: order), at: places.lowerBound)
            }
        }
    }
}

extension Column<Int32> {
    fileprivate func rows(_ places: Range<Int>) -> Column {
        withUnsafeBuffer { Column($0[places]) }
    }

    fileprivate mutating func put(_ values: Column, at first: Int) {
        withUnsafeMutableBuffer { buffer in
            values.withUnsafeBuffer { values in
                for place in values.indices { buffer[first + place] = values[place] }
            }
        }
    }
}

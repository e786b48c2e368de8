import Columns

/// Which orders have each product: a question of some products looks at those orders alone.
struct SaleList: Sendable {
    /// By product, with one more at the end: where its sales begin.
    private let firsts: [Int32]
    let rows: Column<Int32>
    let slots: Column<Int32>
    let days: Column<Int32>

    init(_ part: LivePart) {
        let (lines, orders) = (part.lines.products, part.orders)
        var firsts = [Int32](repeating: 0, count: Int(lines.max() ?? -1) + 2)
        for product in lines where product >= 0 { firsts[Int(product) + 1] += 1 }
        for place in firsts.indices.dropFirst() { firsts[place] += firsts[place - 1] }
        var next = firsts
        var rows = Column<Int32>(repeating: 0, count: Int(firsts.last ?? 0))
        var slots = rows
        var days = rows
        rows.withUnsafeMutableBuffer { rows in
            slots.withUnsafeMutableBuffer { slots in
                days.withUnsafeMutableBuffer { days in
                    for slot in 0..<part.slots {
                        for row in part.rows(of: slot) {
                            for line in part.lines(of: row) where lines[line] >= 0 {
                                let place = Int(next[Int(lines[line])])
                                next[Int(lines[line])] += 1
                                rows[place] = Int32(row)
                                slots[place] = Int32(slot)
                                days[place] = orders.days[row]
                            }
                        }
                    }
                }
            }
        }
        (self.firsts, self.rows, self.slots, self.days) = (firsts, rows, slots, days)
    }

    /// Where the sales of some products lie.
    ///
    /// - Parameter isAsked: by product.
    func places(of isAsked: [Bool]) -> [Range<Int>] {
        isAsked.indices.dropLast(max(0, isAsked.count - (firsts.count - 1))).compactMap { product in
            let (first, end) = (Int(firsts[product]), Int(firsts[product + 1]))
            return isAsked[product] && first < end ? first..<end : nil
        }
    }

    var bytes: Int { rows.bytes + slots.bytes + days.bytes }
}

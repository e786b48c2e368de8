import Columns
import Shop

/// The columns of a part as plain memory, for passes over everybody. Valid only inside `withView`.
struct PartView {
    let orders: BitMask
    let firstOrders: UnsafeBufferPointer<Int32>
    let days: UnsafeBufferPointer<Int32>
    let paid: UnsafeBufferPointer<Int64>
    let freights: UnsafeBufferPointer<Int32>
    let stores: UnsafeBufferPointer<UInt16>
    let states: UnsafeBufferPointer<UInt16>
    let firstLines: UnsafeBufferPointer<UInt32>
    let lineProducts: UnsafeBufferPointer<Int32>
    let lineQuantities: UnsafeBufferPointer<Int32>
    let lineAmounts: UnsafeBufferPointer<Int64>

    /// The lines of an order.
    @inline(__always)
    func lines(of row: Int) -> Range<Int> {
        Int(firstLines[row])..<(row + 1 < firstLines.count ? Int(firstLines[row + 1]) : lineProducts.count)
    }

    /// Has a slot's orders fetched, for a pass that comes to it soon.
    ///
    /// - Parameter money: whether what was paid is asked for, too.
    @inline(__always)
    func fetchOrders(of slot: Int, money: Bool = false) {
        let (first, newest) = (Int(firstOrders[slot]), Int(firstOrders[slot + 1]) - 1)
        prefetch(days, first)
        prefetch(days, newest)
        if money { prefetch(paid, newest) }
    }

    @inline(__always)
    func isForeign(_ row: Int) -> Bool {
        OrderState(rawValue: states[row]).contains(.isForeign)
    }

    /// The rows of a slot whose days lie within some: neighbours, as a slot's orders are sorted by day.
    @inline(__always)
    func window(of slot: Int, _ days: ClosedRange<Int32>) -> Range<Int> {
        self.days.places(within: days, ofSorted: Int(firstOrders[slot])..<Int(firstOrders[slot + 1]))
    }

    /// Calls `body` with each order of a slot that counts and lies within the days, the newest first, until it says that
    /// it has enough.
    @inline(__always)
    func forEachOrder(of slot: Int, _ days: ClosedRange<Int32>, _ body: (_ row: Int) -> Bool) {
        var row = Int(firstOrders[slot + 1])
        let first = Int(firstOrders[slot])
        while row > first {
            row -= 1
            let day = self.days[row]
            if day > days.upperBound { continue }
            if day < days.lowerBound { return }
            if orders[row], !body(row) { return }
        }
    }
}

extension PartDay {
    /// - Parameter orders: those that count, purchases or paid ones.
    @inline(__always)
    func withView<Result>(_ orders: BitMask, _ body: (PartView) -> Result) -> Result {
        part.withView(orders, body)
    }
}

extension LivePart {
    /// - Parameter counting: the orders that count, purchases or paid ones.
    @inline(__always)
    func withView<Result>(_ counting: BitMask, _ body: (PartView) -> Result) -> Result {
        let (columns, pieces) = (orders, lines)
        return firstOrders.withUnsafeBuffer { firstOrders in
            columns.days.withUnsafeBuffer { days in
                columns.paid.withUnsafeBuffer { paid in
                    columns.freights.withUnsafeBuffer { freights in
                        columns.stores.withUnsafeBuffer { stores in
                            columns.states.withUnsafeBuffer { states in
                                columns.firstLines.withUnsafeBuffer { firstLines in
                                    pieces.products.withUnsafeBuffer { products in
                                        pieces.quantities.withUnsafeBuffer { quantities in
                                            pieces.amounts.withUnsafeBuffer { amounts in
                                                body(
                                                    PartView(
                                                        orders: counting, firstOrders: firstOrders, days: days,
                                                        paid: paid,
                                                        freights: freights, stores: stores, states: states,
                                                        firstLines: firstLines, lineProducts: products,
                                                        lineQuantities: quantities, lineAmounts: amounts))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

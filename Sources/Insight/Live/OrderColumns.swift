import Columns

/// Orders side by side, sorted by slot and, within one, by day and id.
struct OrderColumns: Sendable {
    /// The brand's day from which the order counts as a purchase; `OrderColumns.noDay` when it never does.
    var days = Column<Int32>()
    /// Of the moment from which it counts, in milliseconds, the lowest 32 bits: the day tells the rest.
    var clocks = Column<UInt32>()
    /// Minor units of the brand's currency.
    var paid = Column<Int64>()
    /// What of it was paid for freight.
    var freights = Column<Int32>()
    /// The place of the store in the brand's list.
    var stores = Column<UInt16>()
    var states = Column<UInt16>()
    /// Where the lines of each order begin; they end where those of the next one begin.
    var firstLines = Column<UInt32>()

    /// After every other day, so that what is no purchase comes last.
    static let noDay = Int32.max

    var count: Int { days.count }

    /// The moment, in milliseconds, from which an order counts that does on some day.
    func moment(of row: Int) -> Int64 {
        // The day is the brand's: its beginning lies within a day of that in Greenwich.
        let near = Int64(days[row]) * 86_400_000
        return near + Int64(Int32(truncatingIfNeeded: Int64(clocks[row]) - near))
    }

    mutating func reserve(_ count: Int) {
        days.reserve(count)
        clocks.reserve(count)
        paid.reserve(count)
        freights.reserve(count)
        stores.reserve(count)
        states.reserve(count)
        firstLines.reserve(count)
    }

    var bytes: Int {
        days.bytes + clocks.bytes + paid.bytes + freights.bytes + stores.bytes + states.bytes + firstLines.bytes
    }
}

/// Lines of orders side by side, in the order of their orders; gifts are not among them.
struct LineColumns: Sendable {
    /// The place of the product in the brand's list.
    var products = Column<Int32>()
    var quantities = Column<Int32>()
    /// Quantity times price, in minor units of the order's currency, rounded half up.
    var amounts = Column<Int64>()

    var count: Int { products.count }

    mutating func reserve(_ count: Int) {
        products.reserve(count)
        quantities.reserve(count)
        amounts.reserve(count)
    }

    var bytes: Int { products.bytes + quantities.bytes + amounts.bytes }
}

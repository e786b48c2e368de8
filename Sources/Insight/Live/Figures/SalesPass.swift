import Columns
import Shop

/// What everybody of a part bought in a period, by store: one pass over each person's orders.
struct SalesPass {
    /// The brand as a whole, then its stores by place.
    typealias Tallies = [SalesTally]

    let part: LivePart
    let purchases: BitMask
    let masked: MaskedDays
    let question: SalesQuestion
    let stores: Int
    /// What personal cycles lean on.
    let parent: Double
    /// By slot: of whom nobody is reminded, as they were erased or are read as somebody else.
    let unasked: BitMask

    func reckon() -> Tallies {
        var sums = Tallies(repeating: SalesTally(), count: stores + 1)
        for share in part.eachShare({ reckon($0) }) {
            for place in sums.indices { sums[place] += share[place] }
        }
        return sums
    }

    /// What one person did in the period, by place.
    private struct Visits {
        var days: [Int32]
        var lastDays: [Int32]
        /// Whether their very first purchase was made there, in the period.
        var isFirst: [Bool]
        var met: [Int] = []

        init(places: Int) {
            days = [Int32](repeating: 0, count: places)
            lastDays = [Int32](repeating: .min, count: places)
            isFirst = [Bool](repeating: false, count: places)
        }

        @inline(__always)
        mutating func add(_ day: Int32, at place: Int, isFirst first: Bool) {
            if days[place] == 0 { met.append(place) }
            if lastDays[place] != day { days[place] += 1 }
            lastDays[place] = day
            if first { isFirst[place] = true }
        }

        @inline(__always)
        mutating func empty(into tallies: inout Tallies) {
            for place in met {
                tallies[place].addBuyer(days: Int(days[place]), isFirst: isFirst[place])
                (days[place], lastDays[place], isFirst[place]) = (0, .min, false)
            }
            met.removeAll(keepingCapacity: true)
        }
    }

    private func reckon(_ slots: Range<Int>) -> Tallies {
        var tallies = Tallies(repeating: SalesTally(), count: stores + 1)
        var visits = Visits(places: stores + 1)
        let (logs, due) = (Logarithms.shared, question.due)
        let first = Int32(clamping: question.from.number)
        part.givenBack.withUnsafeBufferPointer { given in
            part.withView(purchases) { view in
                var backs = ForwardCursor(at: Int(view.firstOrders[slots.lowerBound]), of: given.count) {
                    Int(given[$0].row)
                }
                for slot in slots where part.isRead[slot] {
                    let rows = Int(view.firstOrders[slot])..<Int(view.firstOrders[slot + 1])
                    var back = backs.stretch(rows, of: given.count) { Int(given[$0].row) }
                    var steps = RhythmSteps()
                    var (begun, newest) = (Int32.min, -1)
                    for row in rows where view.orders[row] {
                        let day = view.days[row]
                        if begun == .min { begun = day }
                        if day != steps.last { _ = steps.take(day, isMasked: masked.contains(day), logs) }
                        newest = row
                        guard day >= first else { continue }
                        let minor = money(row, view, given, &back)
                        let place = Int(view.stores[row]) + 1
                        tallies[0].addOrder(minor, isFirst: day == begun)
                        tallies[place].addOrder(minor, isFirst: day == begun)
                        visits.add(day, at: 0, isFirst: day == begun)
                        visits.add(day, at: place, isFirst: day == begun)
                    }
                    visits.empty(into: &tallies)
                    guard let rhythm = steps.standing, !unasked[slot] else { continue }
                    let last = BrandDay(number: Int(rhythm.last))
                    guard due.covers(RepurchaseWindow(cycle: rhythm.cycle(parent: parent)).due(after: last)) else {
                        continue
                    }
                    tallies[0].due += 1
                    tallies[Int(view.stores[newest]) + 1].due += 1
                }
            }
        }
        return tallies
    }

    /// Net, in minor units; rows are asked for one behind the other.
    @inline(__always)
    private func money(
        _ row: Int, _ view: PartView, _ given: UnsafeBufferPointer<GivenBack>, _ back: inout Range<Int>
    ) -> Int128 {
        var minor = Int128(view.paid[row])
        if !question.countsFreight { minor -= Int128(view.freights[row]) }
        while let next = back.first, Int(given[next].row) < row { back = next + 1..<back.upperBound }
        if let next = back.first, Int(given[next].row) == row, !view.isForeign(row) {
            minor -= Int128(part.refunded(given[next], by: Int32(clamping: question.to.number)))
        }
        return minor
    }
}

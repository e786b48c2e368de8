import Columns
import Shop

/// Marks every buyer of a part for several repurchase questions in one pass over the orders.
struct RepurchasePass {
    /// A question has a bit.
    static let mostQuestions = 16

    struct Found {
        var tally = RepurchaseTally()
        var coverage = Coverage.nothing
    }

    /// An order given back in full by the days of some questions, of which a bit each says that it is no purchase.
    private struct Exception {
        let row: Int32
        let gone: UInt16
    }

    /// A question in numbers of days.
    private struct Bounds {
        let today: Int32
        /// The first day of the period, and of the one before it.
        let first: Int32
        let firstBefore: Int32
        let afterFirst: Int32

        init(_ question: RepurchaseQuestion) {
            today = Int32(clamping: question.today.number)
            first = Int32(clamping: question.today.number - question.periodDays + 1)
            firstBefore = Int32(clamping: question.today.number - 2 * question.periodDays + 1)
            afterFirst = Int32(clamping: question.afterFirstDays)
        }
    }

    /// A day on which somebody bought, and the questions by which all of it was given back.
    private struct Visit {
        let day: Int32
        var gone: UInt16
    }

    private let part: LivePart
    private let bounds: [Bounds]
    private let newest: Int32
    /// Of all periods.
    private let oldest: Int32
    /// By row.
    private let exceptions: [Exception]

    init(_ part: LivePart, _ questions: [RepurchaseQuestion]) {
        self.part = part
        let bounds = questions.map(Bounds.init)
        self.bounds = bounds
        newest = bounds.map(\.today).max() ?? .min
        oldest = bounds.map(\.first).min() ?? .max
        exceptions = part.givenBack.compactMap { given in
            var gone: UInt16 = 0
            for (number, own) in bounds.enumerated() where part.isAll(given, by: own.today) { gone |= 1 << number }
            return gone == 0 ? nil : Exception(row: given.row, gone: gone)
        }
    }

    /// By question.
    func reckon() -> [Found] {
        let found = part.eachShare { reckon($0) }
        return bounds.indices.map { number in
            found.reduce(into: Found()) {
                $0.tally += $1[number].tally
                $0.coverage += $1[number].coverage
            }
        }
    }

    private func reckon(_ slots: Range<Int>) -> [Found] {
        var found = [Found](repeating: Found(), count: bounds.count)
        var visits: [Visit] = []
        var exception = exceptions.place(from: 0) { Int($0.row) >= Int(part.firstOrders[slots.lowerBound]) }
        part.orders.days.withUnsafeBuffer { days in
            part.orders.states.withUnsafeBuffer { states in
                part.firstOrders.withUnsafeBuffer { firsts in
                    for slot in slots where part.isRead[slot] {
                        visits.removeAll(keepingCapacity: true)
                        for row in Int(firsts[slot])..<Int(firsts[slot + 1]) {
                            let state = OrderState(rawValue: states[row])
                            guard state.contains(.counts), days[row] <= newest else { continue }
                            while exception < exceptions.count, Int(exceptions[exception].row) < row { exception += 1 }
                            let isException = exception < exceptions.count && Int(exceptions[exception].row) == row
                            let gone = isException ? exceptions[exception].gone : 0
                            cover(days[row], gone, isForeign: state.contains(.isForeign), &found)
                            if visits.last?.day == days[row] {
                                visits[visits.count - 1].gone &= gone
                            } else {
                                visits.append(Visit(day: days[row], gone: gone))
                            }
                        }
                        if !visits.isEmpty { mark(visits, &found) }
                    }
                }
            }
        }
        return found
    }

    @inline(__always)
    private func cover(_ day: Int32, _ gone: UInt16, isForeign: Bool, _ found: inout [Found]) {
        guard day >= oldest else { return }
        for number in bounds.indices where day >= bounds[number].first && day <= bounds[number].today {
            guard gone >> number & 1 == 0 else { continue }
            found[number].coverage.add(isForeign: isForeign, isClaimed: true)
        }
    }

    /// - Parameter visits: ascending.
    @inline(__always)
    private func mark(_ visits: [Visit], _ found: inout [Found]) {
        for number in bounds.indices {
            let own = bounds[number]
            var (first, second): (Int32?, Int32?)
            for visit in visits where visit.gone >> number & 1 == 0 {
                guard visit.day <= own.today else { break }
                guard first != nil else {
                    first = visit.day
                    continue
                }
                second = visit.day
                break
            }
            guard let first else { continue }
            var (inPeriod, before) = (0, 0)
            var place = visits.count
            while place > 0 {
                place -= 1
                let visit = visits[place]
                if visit.day < own.firstBefore { break }
                guard visit.day <= own.today, visit.gone >> number & 1 == 0 else { continue }
                if visit.day >= own.first { inPeriod += 1 } else { before += 1 }
            }
            if inPeriod > 0 { found[number].tally.buyers += 1 }
            if inPeriod > 1 { found[number].tally.repeating += 1 }
            if before > 0 {
                found[number].tally.buyersBefore += 1
                if inPeriod > 0 { found[number].tally.boughtAgain += 1 }
            }
            guard own.today - first >= own.afterFirst else { continue }
            found[number].tally.oldEnough += 1
            if let second, second - first <= own.afterFirst { found[number].tally.cameBack += 1 }
        }
    }
}

import Columns
import Shop

extension RFMThresholds {
    /// The thresholds of a rule on one of several days, as `init(_:over:on:)` has them, from figures that lie side by
    /// side.
    ///
    /// - Parameters:
    ///   - parts: by part, slot and day.
    ///   - place: which of the days.
    ///   - count: how many days there are.
    /// - Complexity: O(customers): nothing is sorted.
    init?(_ rule: RFMRule, over parts: [[RFMDays.Own]], place: Int, of count: Int, on day: BrandDay) {
        switch rule {
        case .fixed(let bounds): self.init(day: day, bounds: .fixed(bounds))
        case .mean:
            guard let sums = RFMSums(parts, place: place, of: count) else { return nil }
            self.init(day: day, bounds: .mean(sums))
        case .median:
            let values = RFMDayValues(parts, place: place, of: count)
            guard values.count > 0 else { return nil }
            self.init(day: day, bounds: .median(values.medians))
        case .quintile:
            let values = RFMDayValues(parts, place: place, of: count)
            guard values.count > 0 else { return nil }
            self.init(day: day, bounds: .quintile(values.quintiles))
        }
    }
}

extension RFMSums {
    /// Nil when nobody bought.
    fileprivate init?(_ parts: [[RFMDays.Own]], place: Int, of count: Int) {
        var (buyers, recency, frequency): (Int, Int64, Int64) = (0, 0, 0)
        var money: Int128 = 0
        for own in parts {
            own.withUnsafeBufferPointer { own in
                for number in stride(from: place, to: own.count, by: count) where own[number].frequency > 0 {
                    buyers &+= 1
                    recency &+= Int64(own[number].recencyDays)
                    frequency &+= Int64(own[number].frequency)
                    money += Int128(own[number].moneyMinor)
                }
            }
        }
        guard buyers > 0 else { return nil }
        self.init(
            count: buyers, recencyDays: Int128(recency), frequency: Int128(frequency), moneyMinor: money)
    }
}

/// The figures of all buyers of a day, in columns.
private struct RFMDayValues {
    private var recency = Column<Int32>()
    private var frequency = Column<Int32>()
    private var money = Column<Int64>()

    var count: Int { recency.count }

    init(_ parts: [[RFMDays.Own]], place: Int, of count: Int) {
        let most = parts.reduce(0) { $0 + $1.count } / count
        recency.reserve(most)
        frequency.reserve(most)
        money.reserve(most)
        for own in parts {
            for number in stride(from: place, to: own.count, by: count) where own[number].frequency > 0 {
                recency.append(own[number].recencyDays)
                frequency.append(own[number].frequency)
                money.append(own[number].moneyMinor)
            }
        }
    }

    var medians: RFMMedians {
        let (lower, upper) = RFMMedians.middle(of: count)
        func doubled<Value: ColumnElement & BinaryInteger>(_ values: Column<Value>) -> Int128 {
            values.values(at: [lower, upper]).reduce(Int128(0)) { $0 + Int128($1) }
        }
        return RFMMedians(
            doubledRecencyDays: doubled(recency), doubledFrequency: doubled(frequency),
            doubledMoneyMinor: doubled(money))
    }

    var quintiles: RFMQuintiles {
        let places = RFMQuintiles.places(of: count)
        // From the largest down.
        let fromBehind = places.reversed().map { count - 1 - $0 }
        return RFMQuintiles(
            recencyDays: recency.values(at: fromBehind).reversed().map(Int.init),
            frequency: frequency.values(at: places).map(Int.init), moneyMinor: money.values(at: places))
    }
}

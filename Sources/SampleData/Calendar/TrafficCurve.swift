import Shop

/// How much is bought on each day of a brand's life, beside an average day: weekends, promotions, new arrivals.
///
/// People live in its *load*, the sum of the weights so far, and not in days: what happens evenly in load happens on each
/// day as often as the day's weight says (the time change of a Poisson process).
struct TrafficCurve {
    let days: ClosedRange<BrandDay>
    /// One entry per day; their mean is 1.
    private let weights: [Double]
    /// Load before each day, and after the last.
    private let loads: [Double]
    /// For each whole unit of load the day it falls on.
    private let starts: [Int32]
    private let peakDays: [Bool]

    /// Of all days; as many as there are days.
    var total: Double { loads[loads.count - 1] }

    init(days: ClosedRange<BrandDay>, newArrivals: [BrandDay], strength: Double) {
        let count = days.upperBound.number - days.lowerBound.number + 1
        var weights = (0..<count).map { index -> Double in
            // 1970-01-01 was a Thursday.
            let weekday = (days.lowerBound.number + index + 3) % 7
            return [0.96, 0.94, 0.95, 0.97, 1.0, 1.08, 1.1][(weekday + 7) % 7]
        }
        func multiply(_ day: BrandDay, by times: Double) {
            let index = day.number - days.lowerBound.number
            if weights.indices.contains(index) { weights[index] *= 1 + (times - 1) * strength }
        }
        for year in Promotion.years(of: days) {
            for promotion in Promotion.all {
                guard let peak = promotion.peak(in: year) else { continue }
                for (offset, times) in promotion.profile { multiply(peak.adding(days: offset), by: times) }
            }
        }
        for day in newArrivals {
            multiply(day, by: 2.2)
            multiply(day.adding(days: 1), by: 1.4)
        }
        let mean = weights.reduce(0, +) / Double(count)
        weights = weights.map { $0 / mean }
        var loads = [0.0]
        for weight in weights { loads.append(loads[loads.count - 1] + weight) }
        var starts: [Int32] = []
        var day = 0
        for unit in 0...Int(loads[count]) {
            while day < count - 1, loads[day + 1] <= Double(unit) { day += 1 }
            starts.append(Int32(day))
        }
        let peaks = Set(Promotion.peaks(in: days))
        self.days = days
        self.weights = weights
        self.loads = loads
        self.starts = starts
        peakDays = (0..<count).map { peaks.contains(days.lowerBound.adding(days: $0)) }
    }

    /// The day on which `load` is reached.
    func day(at load: Double) -> BrandDay {
        days.lowerBound.adding(days: index(at: load))
    }

    /// The load at the end of a day.
    func load(after day: BrandDay) -> Double {
        loads[min(max(day.number - days.lowerBound.number + 1, 0), weights.count)]
    }

    func isPeak(_ day: BrandDay) -> Bool {
        let index = day.number - days.lowerBound.number
        return peakDays.indices.contains(index) && peakDays[index]
    }

    private func index(at load: Double) -> Int {
        var index = Int(starts[min(max(Int(load), 0), starts.count - 1)])
        while index < weights.count - 1, loads[index + 1] <= load { index += 1 }
        return index
    }
}

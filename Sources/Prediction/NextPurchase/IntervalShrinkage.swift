import Foundation

/// How long a person waits between purchases: the person's own log intervals, later ones weighing more, shrunk towards
/// everybody's as if those were `strength` intervals of the person's own.
///
/// A person's plain mean gap foretells worse than one constant for all, so the strength is what did best on the brand's
/// own past; an infinite one is the constant itself.
package struct IntervalShrinkage: Sendable, Equatable {
    /// k: how many own intervals everybody's counts for.
    package let strength: Double
    /// Everybody's mean log interval.
    package let parent: Double
    /// What exp(mean log) is multiplied by for the least absolute error.
    package let factor: Double
    /// The mean absolute error in days on the last known intervals of the past, and that of the best constant; nil
    /// where there are too few to tell.
    package let pastError: Double?
    package let pastConstantError: Double?
    /// Actual by foretold on the past, ascending, by how many own intervals were known: none, one or two, more.
    private let ratios: [[Double]]

    /// - Parameter parent: the mean log interval of what is one step wider (product → category → brand), in the same
    ///   measure, drawn on as if it were that of four persons. Without one, 30 days.
    /// - Complexity: O(intervals × strengths).
    package init(_ intervals: OwnIntervals, parent wider: Double? = nil) {
        var sum = 0.0
        var count = 0.0
        var targets: [(own: ArraySlice<Double>, target: Double)] = []
        for person in 0..<intervals.persons where intervals.countsForAll[person] {
            let own = intervals[person]
            guard let last = own.last else { continue }
            targets.append((own.dropLast(), last))
            // Each person once, or the few who buy often would speak for all.
            guard own.count > 1 else { continue }
            sum += own.dropLast().reduce(0, +) / Double(own.count - 1)
            count += 1
        }
        // Persons of one interval show the usual one too, but less than those who came back again.
        for target in targets where target.own.isEmpty {
            sum += target.target
            count += 1
        }
        // Days for a unit have no usual length: a brand's 30 days say nothing of them.
        let prior = wider ?? (intervals.isByUnit && count > 0 ? sum / count : Foundation.log(Self.usualDays))
        let parent = (sum + 4 * prior) / (count + 4)
        self.parent = parent
        let repeated = targets.filter { !$0.own.isEmpty }
        var found: (strength: Double, factor: Double, error: Double)?
        var constant: Double?
        if repeated.count >= Self.fewest {
            for strength in Self.strengths {
                let trial = Self.trial(repeated, strength: strength, parent: parent)
                if strength.isInfinite { constant = trial.error }
                if trial.error < found?.error ?? .infinity { found = (strength, trial.factor, trial.error) }
            }
        }
        strength = found?.strength ?? 2
        factor = found?.factor ?? 1
        pastError = found?.error
        pastConstantError = constant
        var ratios = [[Double]](repeating: [], count: 3)
        for target in targets {
            let foretold = Self.mean(target.own, strength: strength, parent: parent) + Foundation.log(factor)
            ratios[Self.group(target.own.count)].append(exp(target.target - foretold))
        }
        self.ratios = ratios.map { $0.sorted() }
    }

    /// The days to expect between purchases of a person with these own log intervals, for each unit.
    package func expectedDays(_ own: ArraySlice<Double>) -> Double {
        factor * exp(Self.mean(own, strength: strength, parent: parent))
    }

    /// Where 80 % of the next purchases that happen fall, for a person whose last purchase was so many days ago, as the
    /// intervals of the past did. Made for the days just after a purchase and for consumables; for a person on any day
    /// `NextPurchaseForecast` is the one whose coverage holds, since intervals that ended say too little of long waits.
    ///
    /// - Parameter units: quantity × pack size last bought.
    package func window(_ own: ArraySlice<Double>, elapsedDays: Int32, units: Double = 1) -> NextPurchaseWindow {
        let expected = max(expectedDays(own) * units, 0.5)
        var shape = ratios[Self.group(own.count)]
        if shape.count < Self.fewest { shape = ratios.flatMap { $0 }.sorted() }
        // So few that they say nothing: a factor of three each way.
        if shape.count < Self.fewest { shape = (0..<40).map { exp(log(9) * (Double($0) / 39 - 0.5)) } }
        let least = Double(elapsedDays) / expected
        var rest = shape.drop { $0 <= least }
        // Later than nearly all others came: they show no more how long it takes.
        if rest.count < 5 { rest = shape.suffix(5).map { max($0, least * 1.02) + least }[...] }
        func day(_ probability: Double) -> Double {
            let place = probability * Double(rest.count - 1)
            let low = Int(place)
            let value = rest[rest.startIndex + low]
            let next = rest[rest.startIndex + min(low + 1, rest.count - 1)]
            return (value + (next - value) * (place - Double(low))) * expected - Double(elapsedDays)
        }
        return NextPurchaseWindow(opens: day(0.1), likely: day(0.5), closes: day(0.9))
    }

    private static func trial(
        _ targets: [(own: ArraySlice<Double>, target: Double)], strength: Double, parent: Double
    ) -> (factor: Double, error: Double) {
        let foretold = targets.map { exp(mean($0.own, strength: strength, parent: parent)) }
        let actual = targets.map { exp($0.target) }
        // Σ |actual − f · foretold| is least at the median of the ratios, each weighed by what was foretold.
        let order = foretold.indices.sorted { actual[$0] / foretold[$0] < actual[$1] / foretold[$1] }
        let half = foretold.reduce(0, +) / 2
        var reached = 0.0
        let middle = order.first { place in
            reached += foretold[place]
            return reached >= half
        }
        let factor = middle.map { actual[$0] / foretold[$0] } ?? 1
        let error = zip(actual, foretold).reduce(0) { $0 + abs($1.0 - factor * $1.1) } / Double(targets.count)
        return (factor, error)
    }

    private static func mean(_ own: ArraySlice<Double>, strength: Double, parent: Double) -> Double {
        if strength.isInfinite { return parent }
        var sum = 0.0
        var weight = 0.0
        for log in own {
            sum = sum * fading + log
            weight = weight * fading + 1
        }
        return (strength * parent + sum) / (strength + weight)
    }

    private static func group(_ own: Int) -> Int { own == 0 ? 0 : own <= 2 ? 1 : 2 }

    /// What an interval weighs by the one after it: people change.
    private static let fading = 0.8
    private static let strengths = [0.5, 1, 2, 3, 4, 6, 8, 16, 32, .infinity]
    private static let fewest = 20
    /// The cycle of a brand that has shown none.
    private static let usualDays = 30.0
}

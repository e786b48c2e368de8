import Foundation

/// What the logistic model looks at: how long ago, how often, at what rate, how often lately, and for how much.
/// Features were picked on cuts of CDNOW and Online Retail before those that the published checks use.
package enum ChurnFeatures {
    /// In the order of the columns; the first is recency alone.
    package enum Name: String, Sendable, CaseIterable {
        case recency, purchases, age, rate, thirdOfHorizon, horizon, twoHorizons, recencyByGap, boughtOnce
        case recencyOfOnce, fading15, fading30, fading60, fading120, meanAmount, lastAmount
    }

    /// One row for each of these persons, who have bought by that day. Times are days, mostly as ln(1 + days).
    ///
    /// - Complexity: O(purchases of the persons).
    package static func rows(of buyers: [Int], in log: PurchaseLog, at day: Int32, horizon: Int32) -> FeatureRows {
        var rows = FeatureRows(width: Name.allCases.count)
        // Nothing, or less, was paid: as good as a hundredth of the usual.
        let least = max(typicalAmount(log, at: day) / 100, 1e-9)
        for person in buyers {
            let places = log.places(of: person, upTo: day)
            let days = log.days[places]
            guard let first = days.first, let last = days.last else {
                preconditionFailure("a person without a purchase has no history")
            }
            let count = Double(days.count)
            let recency = Double(day - last)
            let age = Double(day - first)
            func lately(_ span: Int32) -> Double { log1p(Double(days.reversed().prefix { $0 > day - span }.count)) }
            // Two months stand for the gap that a person of one purchase has not shown.
            let gap = days.count > 1 ? Double(last - first) / (count - 1) : 60
            // Each purchase fades by a factor of e within so many days.
            func fading(_ span: Double) -> Double {
                log1p(days.reduce(0) { $0 + exp(-Double(day - $1) / span) })
            }
            let amounts = log.amounts[places].map { max($0, least) }
            let isOnce = days.count == 1 ? 1.0 : 0.0
            rows.append([
                log1p(recency), Foundation.log(count), log1p(age), Foundation.log(count / (age + 30)),
                lately(horizon / 3), lately(horizon), lately(2 * horizon), log1p(recency / gap), isOnce,
                isOnce * log1p(recency), fading(15), fading(30), fading(60), fading(120),
                Foundation.log(amounts.reduce(0, +) / count), Foundation.log(amounts.last ?? least),
            ])
        }
        return rows
    }

    private static func typicalAmount(_ log: PurchaseLog, at day: Int32) -> Double {
        var sum = 0.0
        var count = 0.0
        for place in log.days.indices where log.days[place] <= day && log.amounts[place] > 0 {
            sum += log.amounts[place]
            count += 1
        }
        return count > 0 ? sum / count : 0
    }
}

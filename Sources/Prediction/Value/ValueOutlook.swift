import Foundation

/// What everybody who has bought is worth in the time ahead, by the model that foretold this brand's own past best, and
/// how well it did.
package struct ValueOutlook: Sendable {
    /// Places of the persons in the log, those who have bought by the day.
    package let buyers: [Int]
    /// One entry for each buyer.
    package let values: LifetimeValues
    /// The fit that speaks; its `boundary` says what the data could not tell.
    package let fit: BuyingFit
    package let spend: SpendFit
    /// Nil where the past is too short: then the model is MBG/NBD, leaning on its prior.
    package let check: Check?

    package var family: BuyingModel.Family { fit.family }

    /// The past, foretold from an earlier day without what came after.
    package struct Check: Sendable, Equatable {
        package let day: Int32
        /// The days that followed it, up to now.
        package let days: Int32
        package let purchases: HoldoutCheck
        package let money: HoldoutCheck
        /// The share of persons who brought more than the upper end of their range, and less than the lower: a tenth
        /// each at most, were the models true and the season even.
        package let aboveRange: Double
        package let belowRange: Double
        /// The mean deviance of each family's purchases: the least was chosen.
        package let deviances: [BuyingModel.Family: Double]
    }

    /// Nothing after `day` is looked at.
    ///
    /// - Parameter season: what the purchases ahead are multiplied by (`SeasonFactor`).
    /// - Complexity: fits of all families on at most 100,000 persons, then one on all.
    package init(
        _ log: PurchaseLog, at day: Int32, terms: LifetimeValues.Terms = .init(), season: Double = 1
    ) {
        let first = log.days.min() ?? day
        // As far back as the terms look ahead, but no further than the middle of the past.
        let span = min(Int32((terms.weeks * BuyingHistories.daysInWeek).rounded()), (day - first) / 2)
        var check: Check?
        if span >= Self.shortest, !log.buyers(upTo: day - span).isEmpty {
            check = Self.check(log, at: day - span, days: span)
        }
        let chosen = check?.deviances.min { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
        let now = Standing(log, at: day, buyers: log.buyers(upTo: day))
        (fit, spend, values) = now.outlook(chosen ?? .mbgNBD, terms: terms, season: season)
        buyers = now.buyers
        self.check = check
    }

    private static func check(_ log: PurchaseLog, at day: Int32, days: Int32) -> Check {
        let then = Standing(log, at: day, buyers: ChurnTrial.sample(log.buyers(upTo: day), mostPersons))
        let weeks = Double(days) / BuyingHistories.daysInWeek
        let came = log.purchases(of: then.buyers, after: day, upTo: day + days).map { Double($0) }
        let brought = then.buyers.map { person in
            let places =
                log.places(of: person, upTo: day).upperBound..<log.places(of: person, upTo: day + days).upperBound
            return log.amounts[places].reduce(0, +)
        }
        var deviances: [BuyingModel.Family: Double] = [:]
        var best: (deviance: Double, expected: [Double], family: BuyingModel.Family)?
        for family in BuyingModel.Family.allCases {
            let model = BuyingFit(family, to: then.histories, prior: true).model
            let expected = then.histories.forPersons(model.forecast(then.histories, weeks: weeks).purchases)
            let deviance = Self.deviance(expected, came)
            deviances[family] = deviance
            if deviance < best?.deviance ?? .infinity { best = (deviance, expected, family) }
        }
        let (_, _, values) = then.outlook(
            best?.family ?? .mbgNBD, terms: .init(weeks: weeks, yearlyDiscount: 0), season: 1)
        let persons = Double(max(brought.count, 1))
        return Check(
            day: day, days: days, purchases: HoldoutCheck(predicted: best?.expected ?? [], actual: came),
            money: HoldoutCheck(predicted: values.expected, actual: brought),
            aboveRange: Double(zip(brought, values.high).count { $0 > $1 }) / persons,
            belowRange: Double(zip(brought, values.low).count { $0 < $1 }) / persons, deviances: deviances)
    }

    /// Poisson's: 2 Σ (y ln(y/μ) − y + μ) / n. Least, in the mean, for whoever knows the means.
    private static func deviance(_ expected: [Double], _ actual: [Double]) -> Double {
        let parts = zip(expected, actual).map { mean, count in
            let safe = max(mean, 1e-6)
            return 2 * ((count > 0 ? count * Foundation.log(count / safe) : 0) - count + safe)
        }
        return parts.reduce(0, +) / Double(max(parts.count, 1))
    }

    /// Four weeks: less says nothing of who comes back.
    private static let shortest: Int32 = 28
    private static let mostPersons = 100_000
}

/// All that is known of some buyers on one day.
private struct Standing {
    let buyers: [Int]
    let histories: BuyingHistories
    private let purchases: [Int32]
    private let means: [Double]

    init(_ log: PurchaseLog, at day: Int32, buyers: [Int]) {
        self.buyers = buyers
        histories = log.histories(of: buyers, at: day)
        let places = buyers.map { log.places(of: $0, upTo: day) }
        purchases = places.map { Int32($0.count) }
        means = places.map { log.amounts[$0].reduce(0, +) / Double(max($0.count, 1)) }
    }

    func outlook(
        _ family: BuyingModel.Family, terms: LifetimeValues.Terms, season: Double
    ) -> (BuyingFit, SpendFit, LifetimeValues) {
        let fit = BuyingFit(family, to: histories, prior: true)
        let spend = SpendFit(Spends(purchases: purchases, means: means), prior: true)
        let values = LifetimeValues(
            fit, spend.model, histories: histories, purchases: purchases, means: means, terms: terms, season: season)
        return (fit, spend, values)
    }
}

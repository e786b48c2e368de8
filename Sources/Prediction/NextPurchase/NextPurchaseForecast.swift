import Foundation

/// When each person is likely back, reckoned on one day.
///
/// The wait of a person is the mixture that NBD gives: P(W > w) = (1 + w/(α + T))^−(r + x), counted over the purchases
/// that happen within the horizon. The quantiles between which 80 % truly fall are those that did on the brand's own
/// past, drawn towards 10 % and 90 % as if 300 further purchases had fallen as the model says.
package struct NextPurchaseForecast: Sendable {
    package let day: Int32
    /// Windows speak of purchases within so many days.
    package let horizon: Int32
    /// Next purchases of the past that the quantiles were set by.
    package let checked: Int
    /// The share of them that fell between the model's own 10 % and 90 %.
    package let uncorrectedCoverage: Double?
    package let lowerQuantile: Double
    package let upperQuantile: Double
    private let model: NBD

    /// Nothing after `day` is looked at. Without a horizon of its own it looks as far ahead as the past reaches back,
    /// at least 30 days and at most 365; the quantiles are set by up to half of that.
    ///
    /// - Complexity: O(purchases), and five fits of NBD on at most 50,000 persons.
    package init(_ log: PurchaseLog, at day: Int32, horizon: Int32? = nil) {
        let first = log.days.min() ?? day
        let known = max(day - first, 0)
        let horizon = max(horizon ?? min(max(known, 30), 365), 1)
        (self.day, self.horizon) = (day, horizon)
        model = Self.fit(log, at: day)
        let ahead = max(min(horizon, known / 2), 1)
        var places: [Double] = []
        for back in 0..<Int32(4) {
            let then = day - ahead - back * max(ahead / 2, 1)
            guard then - first >= max(ahead / 2, 30) else { break }
            let model = Self.fit(log, at: then)
            for person in ChurnTrial.sample(log.buyers(upTo: then), Self.mostPersons) {
                let past = log.places(of: person, upTo: then)
                guard past.upperBound < log.offsets[person + 1] else { continue }
                let wait = log.days[past.upperBound] - then
                guard wait <= ahead else { continue }
                let waiting = Waiting(model, log, past, at: then)
                places.append(waiting.reached(Double(wait) - 0.5) / waiting.reached(Double(ahead)))
            }
        }
        places.sort()
        checked = places.count
        uncorrectedCoverage =
            places.isEmpty ? nil : Double(places.count { $0 >= 0.1 && $0 <= 0.9 }) / Double(places.count)
        lowerQuantile = Self.quantile(places, 0.1)
        upperQuantile = Self.quantile(places, 0.9)
    }

    /// The window of a person who has bought by the day.
    ///
    /// - Parameter stock: how many times their usual quantity × pack size they last bought, for consumables: twice the
    ///   stock lasts twice as long.
    package func window(of person: Int, in log: PurchaseLog, stock: Double = 1) -> NextPurchaseWindow {
        let waiting = Waiting(model, log, log.places(of: person, upTo: day), at: day, stock: stock)
        let all = waiting.reached(Double(horizon))
        return NextPurchaseWindow(
            opens: waiting.days(at: lowerQuantile * all), likely: waiting.days(at: 0.5 * all),
            closes: waiting.days(at: upperQuantile * all))
    }

    private static func fit(_ log: PurchaseLog, at day: Int32) -> NBD {
        let histories = log.histories(of: ChurnTrial.sample(log.buyers(upTo: day), mostPersons), at: day)
        let parameters = BuyingFit(.nbd, to: histories, prior: true).model.parameters
        return NBD(r: parameters[0], alpha: parameters[1])
    }

    private static func quantile(_ places: [Double], _ probability: Double) -> Double {
        guard !places.isEmpty else { return probability }
        let own = places[min(Int(probability * Double(places.count)), places.count - 1)]
        let weight = Double(places.count)
        return (own * weight + probability * beliefs) / (weight + beliefs)
    }

    private static let beliefs = 300.0
    private static let mostPersons = 50_000
}

/// One person's wait for the next purchase.
private struct Waiting {
    private let shape: Double
    private let scaleDays: Double

    init(_ model: NBD, _ log: PurchaseLog, _ past: Range<Int>, at day: Int32, stock: Double = 1) {
        shape = model.r + Double(past.count - 1)
        let known = model.alpha * BuyingHistories.daysInWeek + Double(day - log.days[past.lowerBound])
        scaleDays = known * min(max(stock, 0.1), 10)
    }

    /// P(W ≤ days).
    func reached(_ days: Double) -> Double { -expm1(-shape * log1p(max(days, 0) / scaleDays)) }

    func days(at probability: Double) -> Double { scaleDays * expm1(-log1p(-min(probability, 1 - 1e-12)) / shape) }
}

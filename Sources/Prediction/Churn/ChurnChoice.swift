/// The method that foretold this brand's own past best, out of time: each was taught with what was known on earlier
/// days and asked about the horizon that followed.
package struct ChurnChoice: Sendable, Equatable {
    package let method: ChurnMethod
    /// How each did, over all persons of all checked days. Empty where the past is too short to check anything.
    package let scores: [ChurnMethod: ChurnScore]
    /// The days checked, latest first.
    package let checkedDays: [Int32]
    package let day: Int32
    package let horizon: Int32
    private let first: Int32

    /// Whether the choice rests on the brand's own past.
    package var isChecked: Bool { !scores.isEmpty }

    /// Nothing after `day` is looked at. A method must equal recency in area and Brier score on the past to be chosen;
    /// of those that do, the one with the least log loss is, or the blend where it loses by less than two standard
    /// errors: then nothing speaks for leaning on one model alone. Where recency could not be taught, its mere order is
    /// what the others must equal. Without a past to check, it is MBG/NBD with its prior.
    ///
    /// - Complexity: a fit of every model for each of up to two checked days, on at most 100,000 persons.
    package init(_ log: PurchaseLog, at day: Int32, horizon: Int32) {
        self.day = day
        self.horizon = max(horizon, 1)
        first = log.days.min() ?? day
        var asked: [ChurnMethod: [Double]] = [:]
        var plainOrder: [Double] = []
        var happened: [Bool] = []
        var days: [Int32] = []
        for back in 0..<Int32(2) {
            let then = day - self.horizon - back * max(self.horizon / 2, 1)
            guard then - first >= max(self.horizon / 2, 14) else { break }
            let trial = ChurnTrial(log, at: then, horizon: self.horizon, since: first)
            // The second day counts only if it can ask the same methods.
            guard days.isEmpty || trial.isTaught else { break }
            let buyers = ChurnTrial.sample(log.buyers(upTo: then), Self.mostAsked)
            let bought = log.purchases(of: buyers, after: then, upTo: then + self.horizon).map { $0 > 0 }
            guard bought.contains(true), bought.contains(false) else { break }
            for method in ChurnMethod.allCases where method != .blended {
                guard let chances = trial.probabilities(method, of: buyers) else { continue }
                asked[method, default: []] += chances
            }
            plainOrder += buyers.map { person in
                -Double(then - (log.places(of: person, upTo: then).last.map { log.days[$0] } ?? then))
            }
            happened += bought
            days.append(then)
            if !trial.isTaught { break }
        }
        if let taught = asked[.logistic], let modelled = asked[.mbgNBD] {
            asked[.blended] = ChurnTrial.blend(taught, modelled)
        }
        checkedDays = days
        let compared = asked.filter { $0.value.count == happened.count && !happened.isEmpty }
        scores = compared.mapValues { ChurnScore(probabilities: $0, bought: happened) }
        let order = ChurnScore(probabilities: plainOrder, bought: happened)
        method = Self.best(scores, compared, happened, recencyArea: order.areaUnderCurve)
    }

    /// The risk of each of these persons of not buying within the horizon after the day: 1 − P(a purchase).
    package func risks(_ log: PurchaseLog, of buyers: [Int]) -> [Double] {
        let trial = ChurnTrial(log, at: day, horizon: horizon, since: first)
        // Untaught, the buying model with its prior is what there is.
        let chances = trial.probabilities(method, of: buyers) ?? trial.probabilities(.mbgNBD, of: buyers) ?? []
        return chances.map { 1 - $0 }
    }

    private static func best(
        _ scores: [ChurnMethod: ChurnScore], _ chances: [ChurnMethod: [Double]], _ happened: [Bool], recencyArea: Double
    ) -> ChurnMethod {
        guard !scores.isEmpty else { return .mbgNBD }
        let recency = scores[.recency]
        let fit = ChurnMethod.allCases.filter { method in
            guard let score = scores[method] else { return false }
            return score.areaUnderCurve >= recency?.areaUnderCurve ?? recencyArea
                && score.brier <= recency?.brier ?? .infinity
        }
        let least = fit.min { (scores[$0]?.logLoss ?? .infinity) < (scores[$1]?.logLoss ?? .infinity) } ?? .recency
        guard fit.contains(.blended), let blended = chances[.blended], let first = chances[least] else { return least }
        let gaps = zip(ChurnScore.losses(blended, happened), ChurnScore.losses(first, happened)).map { $0 - $1 }
        let count = Double(gaps.count)
        let mean = gaps.reduce(0, +) / count
        let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
        return mean <= 2 * (variance / count).squareRoot() ? .blended : least
    }

    private static let mostAsked = 20_000
}

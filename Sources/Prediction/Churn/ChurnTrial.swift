import Foundation

/// All methods, taught with what was known on one day: asked about that day, they give each person's probability of
/// buying within the horizon after it.
struct ChurnTrial {
    let day: Int32
    let horizon: Int32
    private let log: PurchaseLog
    private let lessons: Lessons?
    private let learners: [Int]

    /// What earlier days taught.
    private struct Lessons {
        var rows = FeatureRows(width: ChurnFeatures.Name.allCases.count)
        var outcomes: [Bool] = []
    }

    /// Outcomes come from up to five earlier days, a quarter of the horizon apart, the last of them one horizon back;
    /// each has at least half a horizon of history behind it.
    init(_ log: PurchaseLog, at day: Int32, horizon: Int32, since first: Int32) {
        (self.log, self.day, self.horizon) = (log, day, horizon)
        learners = Self.sample(log.buyers(upTo: day), Self.mostLearners)
        var lessons = Lessons()
        for back in 0..<Int32(5) {
            let then = day - horizon - back * max(horizon / 4, 1)
            guard then - first >= horizon / 2 else { break }
            let buyers = Self.sample(log.buyers(upTo: then), Self.mostLearners / 5)
            lessons.rows.append(ChurnFeatures.rows(of: buyers, in: log, at: then, horizon: horizon))
            lessons.outcomes += log.purchases(of: buyers, after: then, upTo: then + horizon).map { $0 > 0 }
        }
        let bought = lessons.outcomes.count { $0 }
        self.lessons = bought >= Self.fewest && lessons.outcomes.count - bought >= Self.fewest ? lessons : nil
    }

    /// Whether earlier days have taught the methods that need outcomes.
    var isTaught: Bool { lessons != nil }

    /// The probability of each of these persons; nil where the method was not taught.
    func probabilities(_ method: ChurnMethod, of buyers: [Int]) -> [Double]? {
        switch method {
        case .nbd, .bgNBD, .mbgNBD, .paretoNBD:
            guard let family = method.family else { return nil }
            let fit = BuyingFit(family, to: log.histories(of: learners, at: day), prior: true)
            let histories = log.histories(of: buyers, at: day)
            let weeks = Double(horizon) / BuyingHistories.daysInWeek
            return histories.forPersons(fit.model.forecast(histories, weeks: weeks).anyPurchase)
        case .recency, .logistic:
            guard let lessons else { return nil }
            let rows = ChurnFeatures.rows(of: buyers, in: log, at: day, horizon: horizon)
            let columns = method == .recency ? 1 : rows.width
            let model = RidgeLogistic(rows: lessons.rows.first(columns), outcomes: lessons.outcomes)
            return model.probabilities(rows.first(columns))
        case .blended:
            guard let taught = probabilities(.logistic, of: buyers),
                let modelled = probabilities(.mbgNBD, of: buyers)
            else { return nil }
            return Self.blend(taught, modelled)
        }
    }

    /// The geometric mean of the odds.
    static func blend(_ one: [Double], _ other: [Double]) -> [Double] {
        func logOdds(_ chance: Double) -> Double {
            let safe = min(max(chance, 1e-9), 1 - 1e-9)
            return Foundation.log(safe / (1 - safe))
        }
        return zip(one, other).map { 1 / (1 + exp(-(logOdds($0) + logOdds($1)) / 2)) }
    }

    /// At most so many of them, evenly spread.
    static func sample(_ persons: [Int], _ most: Int) -> [Int] {
        guard persons.count > most else { return persons }
        return (0..<most).map { persons[$0 * persons.count / most] }
    }

    private static let mostLearners = 100_000
    /// Buyers and non-buyers needed to learn at all.
    private static let fewest = 10
}

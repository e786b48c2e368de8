import Foundation

/// How well probabilities foretold what happened.
package struct ChurnScore: Sendable, Equatable {
    /// The chance that one who bought was given a higher probability than one who did not; a half is no better than
    /// chance.
    package let areaUnderCurve: Double
    /// The mean squared distance of the probability from what happened.
    package let brier: Double
    /// The mean of −ln of the probability given to what happened.
    package let logLoss: Double
    package let persons: Int
    package let bought: Int

    /// One entry for each person; ties count half.
    ///
    /// - Complexity: O(n log n).
    package init(probabilities: [Double], bought: [Bool]) {
        precondition(probabilities.count == bought.count, "columns of different lengths")
        persons = bought.count
        self.bought = bought.count { $0 }
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        var rankSum = 0.0
        var begin = 0
        while begin < order.count {
            var end = begin
            while end < order.count, probabilities[order[end]] == probabilities[order[begin]] { end += 1 }
            let rank = Double(begin + end + 1) / 2
            rankSum += rank * Double(order[begin..<end].count { bought[$0] })
            begin = end
        }
        let buyers = Double(self.bought)
        let others = Double(persons) - buyers
        areaUnderCurve = buyers > 0 && others > 0 ? (rankSum - buyers * (buyers + 1) / 2) / (buyers * others) : 0.5
        var squares = 0.0
        for (chance, bought) in zip(probabilities, bought) {
            squares += bought ? (1 - chance) * (1 - chance) : chance * chance
        }
        brier = squares / Double(max(persons, 1))
        logLoss = Self.losses(probabilities, bought).reduce(0, +) / Double(max(persons, 1))
    }

    /// −ln of the probability given to what happened, by person.
    static func losses(_ probabilities: [Double], _ bought: [Bool]) -> [Double] {
        zip(probabilities, bought).map { -log(max($1 ? $0 : 1 - $0, 1e-9)) }
    }

    /// The standard error of the area (Hanley and McNeil 1982, eq. 1).
    package var areaError: Double {
        let area = areaUnderCurve
        let buyers = Double(bought)
        let others = Double(persons - bought)
        guard buyers > 0, others > 0 else { return 0.5 }
        let one = area / (2 - area)
        let two = 2 * area * area / (1 + area)
        let variance =
            (area * (1 - area) + (buyers - 1) * (one - area * area) + (others - 1) * (two - area * area))
            / (buyers * others)
        return max(variance, 0).squareRoot()
    }
}

import Foundation

/// Gamma-Gamma fitted to what a shop's customers spent.
package struct SpendFit: Sendable, Equatable {
    /// Where the best fit lies at the edge of what the parameters can say.
    package enum Boundary: String, Sendable, CaseIterable {
        case none
        /// So heavy a tail (q ≤ 1) that the mean over persons is infinite: kept at 1.05.
        case meanNotFinite
        /// Every person spends the same at each purchase (p → ∞), or all persons alike (q → ∞).
        case noScatter
        /// Fewer than two persons with money.
        case noData
    }

    package let model: GammaGamma
    package let boundary: Boundary
    package let logLikelihood: Double
    package let persons: Int

    /// With a prior the shapes lean on the published fit to CDNOW (p 6.25, q 3.74; one spread is a factor of e), and
    /// the scale on the shop's own mean spend.
    package init(_ spends: Spends, prior: Bool = false) {
        persons = spends.count
        let typical = max(spends.mean, 1e-9)
        let middle = [log(6.2496), log(3.7442)]
        let logScale = log(typical * 2.7442 / 6.2496)
        guard spends.count >= 2 else {
            // One person's spend, or none: the shop's mean by the published shapes.
            model = GammaGamma(p: 6.2496, q: 3.7442, v: exp(logScale))
            boundary = .noData
            logLikelihood = 0
            return
        }
        let belief = prior ? BuyingPrior(logMeans: middle + [logScale], logSpreads: [1, 1, 1.5]) : nil
        let bounds = [log(1e-3)...log(1e5), log(Self.leastQ)...log(1e5), (log(typical) - 25)...(log(typical) + 25)]
        let persons = Double(spends.count)
        let minimum = Minimum(from: middle + [logScale], within: bounds) { point, slopes in
            var value = Self.model(point).logLikelihood(of: spends, slopes: &slopes)
            belief?.add(to: &value, slopes: &slopes, at: point)
            for place in slopes.indices { slopes[place] /= -persons }
            return -value / persons
        }
        model = Self.model(minimum.point)
        var slopes: [Double] = []
        logLikelihood = model.logLikelihood(of: spends, slopes: &slopes)
        if model.q < Self.leastQ * 1.0001 {
            boundary = .meanNotFinite
        } else if model.p > 1e4 || model.q > 1e4 {
            boundary = .noScatter
        } else {
            boundary = .none
        }
    }

    private static func model(_ logs: [Double]) -> GammaGamma {
        GammaGamma(p: exp(logs[0]), q: exp(logs[1]), v: exp(logs[2]))
    }

    private static let leastQ = 1.05
}

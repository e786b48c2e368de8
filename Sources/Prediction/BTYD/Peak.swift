import Foundation

/// The highest point of a family's likelihood (times a prior) over the logarithms of its parameters.
struct Peak {
    let family: BuyingModel.Family
    let logs: [Double]
    let logLikelihood: Double
    let evaluations: Int
    private let prior: BuyingPrior?

    init(_ family: BuyingModel.Family, _ histories: BuyingHistories, prior: BuyingPrior?, starts: [[Double]]) {
        self.family = family
        self.prior = prior
        let persons = max(Double(histories.persons), 1)
        var best: Minimum?
        var evaluations = 0
        for start in starts {
            let minimum = Minimum(from: start, within: start.indices.map { Self.bounds[$0] }) { point, slopes in
                let value = Self.value(family, histories, prior, point, &slopes)
                // By person, so that the tolerance means the same in every shop.
                for place in slopes.indices { slopes[place] /= -persons }
                return -value / persons
            }
            evaluations += minimum.evaluations
            if minimum.value < best?.value ?? .infinity { best = minimum }
        }
        logs = best?.point ?? starts[0]
        self.evaluations = evaluations
        var slopes: [Double] = []
        logLikelihood = Self.value(family, histories, nil, logs, &slopes)
    }

    var model: BuyingModel { BuyingModel(family, parameters: logs.map { exp($0) }) }

    /// The inverse of the curvature, by differences of the slopes; empty where it is no covariance.
    func covariance(_ histories: BuyingHistories) -> [[Double]] {
        let step = 1e-4
        var curvature: [[Double]] = []
        for place in logs.indices {
            var up = logs
            var down = logs
            up[place] += step
            down[place] -= step
            var above: [Double] = []
            var below: [Double] = []
            _ = Self.value(family, histories, prior, up, &above)
            _ = Self.value(family, histories, prior, down, &below)
            curvature.append(zip(above, below).map { ($1 - $0) / (2 * step) })
        }
        return SymmetricMatrix(averaging: curvature).inverse?.rows ?? []
    }

    private static func value(
        _ family: BuyingModel.Family, _ histories: BuyingHistories, _ prior: BuyingPrior?, _ logs: [Double],
        _ slopes: inout [Double]
    ) -> Double {
        let model = BuyingModel(family, parameters: logs.map { exp($0) })
        var value = model.logLikelihood(of: histories, slopes: &slopes)
        prior?.add(to: &value, slopes: &slopes, at: logs)
        return value
    }

    /// r, α, a or s, b or β: beyond these a parameter says nothing that its bound does not.
    private static let bounds: [ClosedRange<Double>] = [
        log(1e-5)...log(1e4), log(1e-4)...log(1e7), log(1e-6)...log(1e5), log(1e-5)...log(1e7),
    ]
}

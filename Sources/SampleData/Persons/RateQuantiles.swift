import Foundation

/// Rates of purchase as they are distributed among people: the quantiles of a gamma distribution with mean 1.
struct RateQuantiles {
    private let values: [Double]

    init(shape: Double) {
        // With x = y^(1/shape) the density x^(shape−1)·e^(−shape·x) dx becomes e^(−shape·x) dy: finite at zero.
        let steps = 20_000
        let top = pow(12.0 + 12.0 / shape, shape)
        var sums = [0.0]
        for step in 0..<steps {
            let place = (Double(step) + 0.5) / Double(steps) * top
            sums.append(sums[step] + exp(-shape * pow(place, 1 / shape)))
        }
        let count = 2_048
        var values: [Double] = []
        var step = 0
        for index in 0..<count {
            let wanted = (Double(index) + 0.5) / Double(count) * sums[steps]
            while step < steps - 1, sums[step + 1] < wanted { step += 1 }
            values.append(pow((Double(step) + 0.5) / Double(steps) * top, 1 / shape))
        }
        let mean = values.reduce(0, +) / Double(count)
        self.values = values.map { $0 / mean }
    }

    /// - Parameter share: of people with a lower rate.
    func rate(at share: Double) -> Double {
        values[min(Int(share * Double(values.count)), values.count - 1)]
    }
}

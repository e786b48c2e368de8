import Foundation

/// What is believed of a model's parameters before a shop has shown its own: independent normal distributions of their
/// logarithms. A shop of thousands drowns it; a shop of fifty leans on it.
package struct BuyingPrior: Sendable, Equatable {
    package let logMeans: [Double]
    package let logSpreads: [Double]

    package init(logMeans: [Double], logSpreads: [Double]) {
        self.logMeans = logMeans
        self.logSpreads = logSpreads
    }

    /// The middle is the published fit to CDNOW, in weeks: NBD and Pareto/NBD of Fader and Hardie 2005, BG/NBD of
    /// Fader, Hardie and Lee 2005, MBG/NBD of Batislam and others 2007 on the same data. One spread is a factor of e
    /// for shapes and of e^1.5 for α and β, which carry the pace of the trade: a shop of weekly and one of yearly
    /// buyers both lie well inside.
    package static func published(_ family: BuyingModel.Family) -> BuyingPrior {
        switch family {
        case .nbd: BuyingPrior(logMeans: [log(0.385), log(12.07)], logSpreads: [1, 1.5])
        case .bgNBD:
            BuyingPrior(logMeans: [log(0.2426), log(4.414), log(0.7929), log(2.426)], logSpreads: [1, 1.5, 1, 1])
        case .mbgNBD:
            BuyingPrior(logMeans: [log(0.525), log(6.18), log(0.891), log(1.614)], logSpreads: [1, 1.5, 1, 1])
        case .paretoNBD:
            BuyingPrior(logMeans: [log(0.5533), log(10.58), log(0.6062), log(11.67)], logSpreads: [1, 1.5, 1, 1.5])
        }
    }

    /// Adds ln of the prior's density, but for a constant, to a log-likelihood at these logarithms, and its slopes.
    func add(to value: inout Double, slopes: inout [Double], at logs: [Double]) {
        for place in logs.indices {
            let away = (logs[place] - logMeans[place]) / logSpreads[place]
            value -= away * away / 2
            slopes[place] -= away / logSpreads[place]
        }
    }
}

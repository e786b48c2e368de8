import Foundation

/// A model fitted to a shop's histories by maximum likelihood, or by maximum posterior where a prior is given.
package struct BuyingFit: Sendable {
    /// The model to use. It is NBD where `boundary` says that departure is not identified; but with a prior and fewer
    /// than 500 who came back it stays the asked family at its prior: that few have shown nothing yet.
    package let model: BuyingModel
    /// The family that was asked for.
    package let family: BuyingModel.Family
    package let boundary: BuyingBoundary
    /// Of the model to use, without the prior.
    package let logLikelihood: Double
    /// How much the asked family's likelihood is above NBD's; about 0 at the limit.
    package let gainOverNBD: Double
    package let evaluations: Int
    /// How little the data say: covariance of the logarithms of the parameters, from the curvature at the fit. Empty
    /// where the curvature tells nothing (at a boundary without a prior).
    package let covariance: [[Double]]

    /// - Complexity: some 30 to 80 passes over the triples.
    package init(_ family: BuyingModel.Family, to histories: BuyingHistories, prior: Bool = false) {
        let nbd = Peak(.nbd, histories, prior: prior ? .published(.nbd) : nil, starts: [Self.start(histories)])
        self.family = family
        guard histories.persons > 0, histories.longestAge > 0, family != .nbd else {
            model = nbd.model
            logLikelihood = nbd.logLikelihood
            gainOverNBD = 0
            evaluations = nbd.evaluations
            boundary = Self.boundary(nbd, histories, gain: nil)
            covariance = nbd.covariance(histories)
            return
        }
        let guess = nbd.model.parameters.map { log($0) }
        let usual = BuyingPrior.published(family).logMeans
        let belief = prior ? BuyingPrior.published(family) : nil
        let peak = Peak(family, histories, prior: belief, starts: [guess + usual[2...], usual])
        // A prior may hold the fit below NBD's likelihood without saying that nobody leaves: only the data's own best
        // can.
        let free = prior ? Peak(family, histories, prior: nil, starts: [peak.logs]) : peak
        let freeNBD = prior ? Peak(.nbd, histories, prior: nil, starts: [nbd.logs]) : nbd
        gainOverNBD = free.logLikelihood - freeNBD.logLikelihood
        boundary = Self.boundary(free, histories, gain: gainOverNBD)
        evaluations = nbd.evaluations + peak.evaluations + (prior ? free.evaluations + freeNBD.evaluations : 0)
        let isSettled = !prior || histories.repeaters >= Self.tellingRepeaters
        let used = boundary == .departureNotIdentified && isSettled ? nbd : peak
        model = used.model
        logLikelihood = used.logLikelihood
        covariance = used.covariance(histories)
    }

    private static func boundary(_ peak: Peak, _ histories: BuyingHistories, gain: Double?) -> BuyingBoundary {
        if histories.persons == 0 || histories.longestAge == 0 { return .noData }
        if histories.repeatPurchases == 0 { return .noRepeats }
        if let gain, gain < leastGain { return .departureNotIdentified }
        return peak.model.parameters[0] > 100 ? .everyoneAlike : .none
    }

    /// Rates by the moments of the counts: a start, no more.
    private static func start(_ histories: BuyingHistories) -> [Double] {
        var purchases = 0.5
        var weeks = 1.0
        for triple in 0..<histories.count {
            purchases += histories.weights[triple] * Double(histories.repeats[triple])
            weeks += histories.weights[triple] * Double(histories.ageDays[triple]) / BuyingHistories.daysInWeek
        }
        return [log(0.5), log(0.5 * weeks / purchases)]
    }

    private static let tellingRepeaters = 500
    /// Less than this and the peak is NBD's own, reached along a → 0 or b → ∞.
    private static let leastGain = 0.01
}

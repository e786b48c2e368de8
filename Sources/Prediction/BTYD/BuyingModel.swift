/// A buy-till-you-die model with its parameters.
package enum BuyingModel: Sendable, Equatable {
    case nbd(NBD)
    case betaGeometric(BetaGeometric)
    case pareto(ParetoNBD)

    /// The families of models.
    package enum Family: String, Sendable, CaseIterable {
        case nbd
        case bgNBD
        case mbgNBD
        case paretoNBD
    }

    package var family: Family {
        switch self {
        case .nbd: .nbd
        case .betaGeometric(let model):
            switch model.leaving {
            case .afterRepeats: .bgNBD
            case .afterAny: .mbgNBD
            }
        case .pareto: .paretoNBD
        }
    }

    /// r, α; and a, b or s, β where people leave. α and β are weeks.
    package var parameters: [Double] {
        switch self {
        case .nbd(let model): [model.r, model.alpha]
        case .betaGeometric(let model): [model.r, model.alpha, model.a, model.b]
        case .pareto(let model): [model.r, model.alpha, model.s, model.beta]
        }
    }

    package init(_ family: Family, parameters: [Double]) {
        let p = parameters
        switch family {
        case .nbd: self = .nbd(NBD(r: p[0], alpha: p[1]))
        case .bgNBD:
            self = .betaGeometric(BetaGeometric(leaving: .afterRepeats, r: p[0], alpha: p[1], a: p[2], b: p[3]))
        case .mbgNBD:
            self = .betaGeometric(BetaGeometric(leaving: .afterAny, r: p[0], alpha: p[1], a: p[2], b: p[3]))
        case .paretoNBD: self = .pareto(ParetoNBD(r: p[0], alpha: p[1], s: p[2], beta: p[3]))
        }
    }

    /// The log-likelihood and its slopes along the logarithms of the parameters.
    package func logLikelihood(of histories: BuyingHistories, slopes: inout [Double]) -> Double {
        switch self {
        case .nbd(let model): model.logLikelihood(of: histories, slopes: &slopes)
        case .betaGeometric(let model): model.logLikelihood(of: histories, slopes: &slopes)
        case .pareto(let model): model.logLikelihood(of: histories, slopes: &slopes)
        }
    }

    /// What each triple leads one to expect within so many weeks from now; with `spread`, how far it scatters too.
    package func forecast(
        _ histories: BuyingHistories, weeks: Double, spread: Bool = false
    ) -> BuyingForecast {
        switch self {
        case .nbd(let model): model.forecast(histories, weeks: weeks, spread: spread)
        case .betaGeometric(let model): model.forecast(histories, weeks: weeks, spread: spread)
        case .pareto(let model): model.forecast(histories, weeks: weeks, spread: spread)
        }
    }
}

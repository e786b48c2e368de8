import Prediction
import Testing

/// Fits to real shops with known answers.
@Suite(.enabled(if: RealShop.areThere, "\(RealShop.missing)"))
struct PublishedFitsTests {
    private static let families: [(BuyingModel.Family, [Double], Double)] = [
        (.bgNBD, [0.242594, 4.413602, 0.792922, 2.425907], -9582.429207),
        (.paretoNBD, [0.553277, 10.57768, 0.606240, 11.66874], -9594.976179),
    ]

    @Test(arguments: families)
    func cdnowHasThePublishedParameters(
        family: BuyingModel.Family, parameters: [Double], logLikelihood: Double
    ) throws {
        let histories = try Self.cdnow()
        #expect(histories.persons == 2357)
        #expect(histories.repeatPurchases == 2457)
        let fit = BuyingFit(family, to: histories)
        #expect(abs(fit.logLikelihood - logLikelihood) < 1e-4)
        #expect(fit.boundary == .none)
        for (own, published) in zip(fit.model.parameters, parameters) {
            #expect(abs(own / published - 1) < 1e-3)
        }
    }

    @Test(arguments: [("2011-06-30", -15325.4553), ("2011-08-31", -21755.3480)])
    func onlineRetailLiesAtTheLimitWhereNobodyLeaves(cut: String, logLikelihood: Double) throws {
        let log = try RealShop.onlineRetail.log()
        let day = RealShop.day(cut)
        let histories = log.histories(of: log.buyers(upTo: day), at: day)
        for family in BuyingModel.Family.allCases {
            let fit = BuyingFit(family, to: histories)
            #expect(fit.boundary == (family == .nbd ? .none : .departureNotIdentified))
            #expect(fit.model.family == .nbd)
            #expect(abs(fit.logLikelihood - logLikelihood) < 1e-4)
            #expect(abs(fit.gainOverNBD) < 1e-3)
            #expect(fit.model.parameters.allSatisfy { $0.isFinite && $0 > 0 })
        }
    }

    @Test func theHoldoutOfCdnowIsForecastAsPublished() throws {
        let log = try RealShop.cdnow.log()
        let cut = RealShop.day("1997-09-30")
        let buyers = log.buyers(upTo: cut)
        let actual = log.purchases(of: buyers, after: cut, upTo: cut + 273)
        #expect(actual.reduce(0, +) == 1882)
        let histories = log.histories(of: buyers, at: cut)
        for (family, sum, meanError, rootError) in [
            (BuyingModel.Family.paretoNBD, 1665.5, 0.7545, 1.6029), (.bgNBD, 1653.41, 0.7855, nil as Double?),
        ] {
            let forecast = BuyingFit(family, to: histories).model.forecast(histories, weeks: 39)
            let expected = histories.forPersons(forecast.purchases)
            let errors = zip(expected, actual).map { $0 - Double($1) }
            let persons = Double(errors.count)
            let root = (errors.reduce(0) { $0 + $1 * $1 } / persons).squareRoot()
            let mean = errors.reduce(0) { $0 + abs($1) } / persons
            #expect(abs(expected.reduce(0, +) - sum) < 0.05)
            #expect(abs(mean - meanError) < 5e-5)
            // The published figure is of parameters rounded to five digits.
            if let rootError { #expect(abs(root - rootError) < 1e-4) }
        }
    }

    /// Fader, Hardie and Lee 2005 say 1.226; MBG/NBD: Batislam, Denizel and Filiztekin 2007.
    @Test func furtherPublishedFiguresOfCDNOW() throws {
        let histories = try Self.cdnow()
        guard case .betaGeometric(let model) = BuyingFit(.bgNBD, to: histories).model else {
            Issue.record("CDNOW shows that people leave")
            return
        }
        let expected = model.purchases(repeats: 2, lastWeeks: 30.43, ageWeeks: 38.86, within: 39)
        #expect(abs(expected - 1.2259) < 5e-5)
        // The same by whole days, which are not quite those weeks.
        let days = BuyingHistories(repeats: [2], lastDays: [213], ageDays: [272])
        #expect(abs(model.forecast(days, weeks: 39).purchases[0] - expected) < 5e-4)
        let modified = BuyingFit(.mbgNBD, to: histories).model.parameters
        for (own, published) in zip(modified, [0.525, 6.183, 0.891, 1.614]) { #expect(abs(own - published) < 1e-3) }
    }

    @Test func spendOfCDNOWHasThePublishedParameters() throws {
        let log = try RealShop.cdnow.log()
        let cut = RealShop.day("1997-09-30")
        var repeats: [Int32] = []
        var means: [Double] = []
        for person in log.buyers(upTo: cut) {
            let places = log.places(of: person, upTo: cut).dropFirst()
            repeats.append(Int32(places.count))
            means.append(places.reduce(0) { $0 + log.amounts[$1] } / Double(max(places.count, 1)))
        }
        let spends = Spends(purchases: repeats, means: means)
        #expect(spends.count == 946)
        let fit = SpendFit(spends)
        #expect(fit.boundary == .none)
        #expect(abs(fit.logLikelihood + 4055.917695) < 1e-4)
        for (own, published) in zip([fit.model.p, fit.model.q, fit.model.v], [6.249575, 3.744224, 15.443512]) {
            #expect(abs(own / published - 1) < 1e-3)
        }
    }

    /// BG/NBD cannot lose one who bought once: what it says of being alive ranks persons worse than chance.
    @Test func beingAliveIsNoChurnScore() throws {
        let log = try RealShop.cdnow.log()
        let cut = RealShop.day("1997-09-30")
        let buyers = log.buyers(upTo: cut)
        let bought = log.purchases(of: buyers, after: cut, upTo: cut + 273).map { $0 > 0 }
        let histories = log.histories(of: buyers, at: cut)
        let forecast = BuyingFit(.bgNBD, to: histories).model.forecast(histories, weeks: 39)
        let alive = ChurnScore(probabilities: histories.forPersons(forecast.alive), bought: bought)
        let any = ChurnScore(probabilities: histories.forPersons(forecast.anyPurchase), bought: bought)
        #expect(alive.areaUnderCurve < 0.4)
        #expect(any.areaUnderCurve > 0.7)
    }

    private static func cdnow() throws -> BuyingHistories {
        let log = try RealShop.cdnow.log()
        let cut = RealShop.day("1997-09-30")
        return log.histories(of: log.buyers(upTo: cut), at: cut)
    }
}

import Foundation
import Prediction
import Testing

/// Special functions and quadratures against known values.
struct SpecialTests {
    @Test func functionsHaveTheirKnownValues() {
        #expect(abs(Special.logGamma(0.5) - 0.5 * log(Double.pi)) < 1e-14)
        #expect(abs(Special.logGamma(10) - log(362_880)) < 1e-12)
        // Euler's constant.
        #expect(abs(Special.digamma(1) + 0.577_215_664_901_532_9) < 1e-14)
        #expect(abs(Special.logBeta(2, 3) - log(1.0 / 12)) < 1e-13)
        #expect(abs(Special.normalQuantile(0.975) - 1.959_963_984_540_054) < 1e-12)
        #expect(abs(Special.gammaQuantile(shape: 1, probability: 0.5) - log(2)) < 1e-13)
        #expect(abs(Special.betaProbability(2, 2, below: 0.25) - 0.15625) < 1e-13)
    }

    /// ₂F₁(1, 1; 2; z) = −ln(1 − z)/z (DLMF 15.4.1); ₂F₁(a, b; b; z) = (1 − z)^−a (15.4.6).
    @Test(arguments: [-8, -0.9, -0.1, 0.2, 0.5, 0.9])
    func hypergeometricFunctionsHaveTheirClosedForms(z: Double) {
        #expect(abs(Special.hypergeometric(1, 1, 2, z) / (-log1p(-z) / z) - 1) < 1e-12)
        #expect(abs(Special.hypergeometric(2.5, 1.3, 1.3, z) / pow(1 - z, -2.5) - 1) < 1e-12)
    }

    @Test func outsideItsDomainAFunctionAnswersNaN() {
        #expect(Special.logGamma(-1).isNaN)
        #expect(Special.gammaQuantile(shape: -1, probability: 0.5).isNaN)
        #expect(Special.normalQuantile(2).isNaN)
    }

    /// E[p^k] of Beta(a, b) is Π (a + i)/(a + b + i).
    @Test(arguments: [(0.5, 0.5), (1, 1), (0.01, 3), (2.4, 120), (1e-6, 900)])
    func gaussRulesAreExactForPolynomials(a: Double, b: Double) {
        let rule = GaussRule.beta(a, b, 8)
        #expect(abs(rule.weights.reduce(0, +) - 1) < 1e-12)
        var moment = 1.0
        for power in 1...15 {
            moment *= (a + Double(power - 1)) / (a + b + Double(power - 1))
            let sum = zip(rule.nodes, rule.weights).reduce(0) { $0 + $1.1 * pow($1.0, Double(power)) }
            #expect(abs(sum / moment - 1) < 1e-7)
        }
    }
}

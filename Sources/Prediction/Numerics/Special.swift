internal import CBoostMath

/// Special functions, from Boost.Math. Outside its domain a function answers NaN.
package enum Special {
    /// ln Γ(x), x > 0.
    package static func logGamma(_ x: Double) -> Double { huitou_log_gamma(x) }

    /// ψ(x), the derivative of ln Γ(x).
    package static func digamma(_ x: Double) -> Double { huitou_digamma(x) }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).
    package static func logBeta(_ a: Double, _ b: Double) -> Double { logGamma(a) + logGamma(b) - logGamma(a + b) }

    /// Gauss's ₂F₁(a, b; c; z), z < 1.
    ///
    /// - Complexity: as many terms as its series needs: some microseconds, more as z nears 1.
    package static func hypergeometric(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        huitou_hypergeometric(a, b, c, z)
    }

    /// The value below which a gamma variable of this shape and scale 1 lies with this probability.
    package static func gammaQuantile(shape: Double, probability: Double) -> Double {
        huitou_gamma_quantile(shape, probability)
    }

    /// The probability that a beta variable lies below x.
    package static func betaProbability(_ a: Double, _ b: Double, below x: Double) -> Double {
        huitou_beta_probability(a, b, x)
    }

    /// The value below which a standard normal variable lies with this probability.
    package static func normalQuantile(_ probability: Double) -> Double { huitou_normal_quantile(probability) }
}

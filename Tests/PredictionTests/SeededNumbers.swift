import Foundation
import Prediction

/// Numbers that look random and are the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Above 0 and below 1.
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) / Double(1 << 53) }

    mutating func gamma(_ shape: Double) -> Double { Special.gammaQuantile(shape: shape, probability: uniform()) }

    mutating func beta(_ a: Double, _ b: Double) -> Double {
        let one = gamma(a)
        return one / (one + gamma(b))
    }

    mutating func wait(rate: Double) -> Double { -log(uniform()) / rate }
}

import Foundation
import Prediction

/// Histories drawn from BG/NBD with the parameters of CDNOW, of persons who came over the last two years.
struct MadeUpHistories {
    private(set) var repeats: [Int32] = []
    private(set) var lastDays: [Int32] = []
    private(set) var ageDays: [Int32] = []
    private var state: UInt64

    init(persons: Int, seed: UInt64) {
        state = seed
        for _ in 0..<persons {
            let age = (uniform() * 728).rounded(.down)
            let rate = Special.gammaQuantile(shape: 0.2426, probability: uniform()) / (4.4136 * 7)
            let one = Special.gammaQuantile(shape: 0.7929, probability: uniform())
            let other = Special.gammaQuantile(shape: 2.4259, probability: uniform())
            let leaves = one / (one + other)
            var day = 0.0
            var days: Set<Int32> = []
            while rate > 0 {
                day -= log(uniform()) / rate
                guard day < age, days.count < 1000 else { break }
                days.insert(Int32(day.rounded(.up)))
                if uniform() < leaves { break }
            }
            repeats.append(Int32(days.count))
            lastDays.append(days.max() ?? 0)
            ageDays.append(Int32(age))
        }
    }

    /// SplitMix64 (Steele, Lea and Flood 2014), above 0 and below 1.
    private mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((mixed ^ (mixed >> 31)) >> 11) + 0.5) / Double(1 << 53)
    }
}

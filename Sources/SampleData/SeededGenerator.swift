/// Numbers that look random and are the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// The generator of one of many things that share a seed: each has a sequence of its own, found without the others'.
    init(seed: UInt64, of number: Int, for purpose: Purpose) {
        state = Self.mixed(Self.mixed(seed &+ purpose.rawValue) &+ UInt64(bitPattern: Int64(number)) &* Self.step)
    }

    /// What chance decides. Each is drawn apart, so that more draws for one change nothing of the others.
    enum Purpose: UInt64 {
        case person = 1
        case life = 2
        case words = 3
        case brand = 4
        case lines = 5
        case personFacts = 6
    }

    package mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// Between 0 and 1.
    mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// True in `share` of all cases.
    mutating func chance(_ share: Double) -> Bool {
        fraction() < share
    }

    /// From 0 up to, but not, `bound`, which is above zero.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
}

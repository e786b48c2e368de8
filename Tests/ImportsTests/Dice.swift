/// A seeded generator (SplitMix64): the same throws from the same seed.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    /// Spoils some bytes at one place: another byte, a gap, a piece of what matters to a reader, or an early end.
    mutating func spoil(_ bytes: inout [UInt8], with pieces: [[UInt8]]) {
        guard !bytes.isEmpty else { return }
        let place = next(below: bytes.count)
        switch next(below: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: next(below: 256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(below: 20)))
        case 2: bytes.insert(contentsOf: pieces[next(below: pieces.count)], at: place)
        default: bytes.removeLast(min(bytes.count, next(below: 30)))
        }
    }
}

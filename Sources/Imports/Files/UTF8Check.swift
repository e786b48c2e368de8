/// A strict check of UTF-8 that runs over a file in pieces: no overlong forms, no surrogates, nothing past U+10FFFF.
struct UTF8Check {
    /// Complete characters of more than one byte seen so far.
    private(set) var longCharacters = 0
    private var awaited = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    /// No character is left open.
    var isComplete: Bool { awaited == 0 }

    /// The place in `bytes` of the first byte that cannot stand there (NUL among them); nil when all can.
    mutating func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let count = bytes.count
        var place = 0
        while place < count {
            if awaited == 0 {
                place = PlainBytes.run(base, from: place, to: count)
                if place == count { break }
            }
            guard take(base[place]) else { return place }
            place += 1
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        if awaited > 0 {
            guard byte >= lower, byte <= upper else { return false }
            awaited -= 1
            lower = 0x80
            upper = 0xBF
            if awaited == 0 { longCharacters += 1 }
            return true
        }
        switch byte {
        case 0x01...0x7F: return true
        case 0xC2...0xDF: awaited = 1
        case 0xE0: (awaited, lower) = (2, 0xA0)
        case 0xED: (awaited, upper) = (2, 0x9F)
        case 0xE1...0xEF: awaited = 2
        case 0xF0: (awaited, lower) = (3, 0x90)
        case 0xF1...0xF3: awaited = 3
        case 0xF4: (awaited, upper) = (3, 0x8F)
        default: return false
        }
        return true
    }
}

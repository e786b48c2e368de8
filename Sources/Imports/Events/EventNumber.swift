import Shop

/// Reads amounts as programs write them: with exponents, and with the digits that binary fractions leave behind.
enum EventNumber {
    /// Rounded to millionths, halves away from zero; nil for what is no number, for `-0`, and for what does not fit.
    static func millionths(_ text: UnsafeBufferPointer<UInt8>) -> Millionths? {
        var place = 0
        var isNegative = false
        if text.first == UInt8(ascii: "-") {
            isNegative = true
            place = 1
        }
        var magnitude: UInt64 = 0
        // Of the last digit kept, as a power of ten.
        var power = 0
        var isPastPoint = false
        var hasDigits = false
        while place < text.count {
            let byte = text[place]
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                hasDigits = true
                if magnitude < 1_844_674_407_370_955_161 {
                    magnitude = magnitude * 10 + UInt64(digit)
                    if isPastPoint { power -= 1 }
                } else if !isPastPoint {
                    power += 1
                }
                place += 1
            } else if byte == UInt8(ascii: "."), !isPastPoint, hasDigits {
                isPastPoint = true
                place += 1
            } else {
                break
            }
        }
        guard hasDigits else { return nil }
        if place < text.count {
            guard let exponent = exponent(text[place...]) else { return nil }
            power += exponent
        }
        guard let raw = scaled(magnitude, power + 6) else { return nil }
        if isNegative, raw == 0 { return nil }
        return Millionths(isNegative ? -raw : raw)
    }

    private static func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard text.first == UInt8(ascii: "e") || text.first == UInt8(ascii: "E") else { return nil }
        var rest = text.dropFirst()
        let isBelow = rest.first == UInt8(ascii: "-")
        if isBelow || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard !rest.isEmpty, rest.count < 6, rest.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        let value = rest.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        return isBelow ? -value : value
    }

    private static func scaled(_ magnitude: UInt64, _ power: Int) -> Int64? {
        guard magnitude > 0 else { return 0 }
        guard power < 19 else { return nil }
        if power >= 0 {
            let (scaled, overflowed) = magnitude.multipliedReportingOverflow(by: tens(power))
            guard !overflowed else { return nil }
            return Int64(exactly: scaled)
        }
        guard power > -20 else { return 0 }
        let unit = tens(-power)
        let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: unit)
        return Int64(exactly: quotient + (rest >= unit - rest ? 1 : 0))
    }

    private static func tens(_ power: Int) -> UInt64 {
        var value: UInt64 = 1
        for _ in 0..<power { value *= 10 }
        return value
    }
}

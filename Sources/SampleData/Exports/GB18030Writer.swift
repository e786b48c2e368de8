import Foundation

/// Turns UTF-8 into GB18030, the encoding of Chinese platforms' files. Looks each character up once.
struct GB18030Writer {
    /// Of each character of the basic plane its bytes, the last in the lowest place, and how many there are in the highest;
    /// 0: not looked up yet.
    private var known = [UInt64](repeating: 0, count: 65_536)
    private static let encoding = String.Encoding(rawValue: 0x8000_0632)

    mutating func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        var decoder = UTF8()
        var iterator = text.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if scalar.value < 65_536 {
                append(scalar, to: &bytes)
            } else {
                bytes.append(contentsOf: Self.bytes(scalar))
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let place = Int(scalar.value)
        if known[place] == 0 {
            let found = Self.bytes(scalar)
            known[place] = found.reduce(0) { $0 << 8 | UInt64($1) } | UInt64(found.count) << 56
        }
        let entry = known[place]
        for byte in (0..<(entry >> 56)).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: entry >> (byte * 8)))
        }
    }

    private static func bytes(_ scalar: Unicode.Scalar) -> [UInt8] {
        Array(String(Character(scalar)).data(using: encoding) ?? Data([UInt8(ascii: "?")]))
    }
}

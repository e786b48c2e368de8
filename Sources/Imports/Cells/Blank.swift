/// Characters that show nothing: spaces and controls, no-break and ideographic spaces, byte order and direction marks.
enum Blank {
    /// Moves both ends inwards past what shows nothing.
    static func trim(_ first: inout UnsafePointer<UInt8>, _ last: inout UnsafePointer<UInt8>) {
        while first < last {
            let length = leading(first, last)
            if length == 0 { break }
            first += length
        }
        while first < last {
            let length = trailing(first, last)
            if length == 0 { break }
            last -= length
        }
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// The length in bytes of the blank character that begins at `first`; 0 when none does.
    private static func leading(_ first: UnsafePointer<UInt8>, _ last: UnsafePointer<UInt8>) -> Int {
        if first[0] <= 0x20 || first[0] == 0x7F { return 1 }
        if last - first >= 2, first[0] == 0xC2, first[1] == 0xA0 { return 2 }
        return last - first >= 3 && isThree(first[0], first[1], first[2]) ? 3 : 0
    }

    private static func trailing(_ first: UnsafePointer<UInt8>, _ last: UnsafePointer<UInt8>) -> Int {
        if last[-1] <= 0x20 || last[-1] == 0x7F { return 1 }
        if last - first >= 2, last[-2] == 0xC2, last[-1] == 0xA0 { return 2 }
        return last - first >= 3 && isThree(last[-3], last[-2], last[-1]) ? 3 : 0
    }

    private static func isThree(_ one: UInt8, _ two: UInt8, _ three: UInt8) -> Bool {
        switch (one, two) {
        case (0xE2, 0x80): (0x80...0x8F).contains(three) || (0xA8...0xAF).contains(three)
        case (0xE2, 0x81): (0x9F...0xA4).contains(three)
        case (0xE3, 0x80): three == 0x80
        case (0xEF, 0xBB): three == 0xBF
        default: false
        }
    }
}

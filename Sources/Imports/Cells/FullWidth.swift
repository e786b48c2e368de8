/// The half-width form of full-width letters, digits and signs, as in `（元）` for `(元)`.
enum FullWidth {
    static func narrowed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { !$0.isASCII }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(narrowed(scalar)) }
        return String(result)
    }

    static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        case 0x2212: "-"
        default: scalar
        }
    }
}

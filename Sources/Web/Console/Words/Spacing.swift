/// The blank that Chinese text has between Han and Latin letters or figures.
enum Spacing {
    static func between(_ text: String) -> String {
        var spaced = ""
        spaced.reserveCapacity(text.utf8.count + 8)
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let last, isHan(last) && opens(scalar) || isHan(scalar) && closes(last) {
                spaced.unicodeScalars.append(" ")
            }
            spaced.unicodeScalars.append(scalar)
            last = scalar
        }
        return spaced
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        isLatin(scalar) || "¥$€£+−".unicodeScalars.contains(scalar)
    }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
        isLatin(scalar) || scalar == "%"
    }
}

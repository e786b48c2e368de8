/// The text of a segment, scalar by scalar: as written, and folded for comparing words.
///
/// Scalars rather than characters: a mark that combines must not swallow a quote.
struct SourceText: Sendable {
    let raw: [Unicode.Scalar]
    private let letters: [Unicode.Scalar]

    init(_ text: String) {
        raw = Array(text.unicodeScalars)
        letters = raw.map(Self.folded)
    }

    var count: Int { raw.count }

    /// Folded; nil behind the end.
    func letter(_ place: Int) -> Unicode.Scalar? {
        place < letters.count ? letters[place] : nil
    }

    func string(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: raw[range])
        return String(text)
    }

    /// Where `word` ends if it stands at `place` as a whole word. A blank in it stands for any blank space.
    func end(of word: [Unicode.Scalar], at place: Int) -> Int? {
        var at = place
        for scalar in word {
            if scalar == " " {
                guard let next = letter(at), Self.isBlank(next) else { return nil }
                while let next = letter(at), Self.isBlank(next) { at += 1 }
            } else {
                guard letter(at) == scalar else { return nil }
                at += 1
            }
        }
        if let last = word.last, Self.isWordLetter(last), let next = letter(at), Self.isWordLetter(next) {
            // Digits may follow Chinese words, and nothing else may follow English ones.
            return nil
        }
        return at
    }

    /// Small letters for capitals, half width for full width, a blank for every blank space.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0xFF21...0xFF3A: Unicode.Scalar(UInt8(scalar.value - 0xFF21 + 0x61))
        // The full-width quote stays: it is no quote of the language.
        case 0xFF01, 0xFF03...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
        case 0x3001: ","
        case 0x2212: "-"
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000: " "
        default: scalar
        }
    }

    static func isBlank(_ folded: Unicode.Scalar) -> Bool { folded == " " }

    /// Of an English word, or a digit.
    static func isWordLetter(_ folded: Unicode.Scalar) -> Bool {
        switch folded {
        case "a"..."z", "0"..."9", "_": true
        default: false
        }
    }

    static func isDigit(_ folded: Unicode.Scalar?) -> Bool {
        guard let folded else { return false }
        return ("0"..."9").contains(folded)
    }

    /// A Han character.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Steers the direction of writing or takes no room: it could hide what a word says.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E: true
        case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        default: false
        }
    }
}

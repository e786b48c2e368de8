import Foundation
import Shop

/// The fragments by which a value can be found: Han characters and pairs of them, pinyin and its initials, whole words,
/// whole numbers and their last four digits.
enum SearchFragments {
    struct Fragment: Hashable {
        let kind: String
        let text: String
    }

    static func of(_ value: PersonalValue) -> Set<Fragment> {
        switch value.kind {
        // What is asked in full is always among them, also a nick that is all digits.
        case .name, .nick: named(value.text).union(asked(value.text))
        case .phone: number(Normalised.phone(value.text))
        case .email, .account, .memberCard: asked(value.text)
        case .address, .buyerMessage, .merchantMemo: []
        }
    }

    /// What somebody typed: digits are a phone or its tail, Han text its pairs, everything else a word or pinyin.
    static func asked(_ text: String) -> Set<Fragment> {
        let text = text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespaces).lowercased()
        guard !text.isEmpty else { return [] }
        let han = text.filter(\.isHan)
        if !han.isEmpty { return Set(han.count == 1 ? singles(han) : pairs(han)) }
        let digits = Normalised.phone(text)
        if digits.count == 4, digits == text { return [Fragment(kind: "tail", text: digits)] }
        if digits.count >= 7, text.allSatisfy({ $0.isNumber || "+-() ".contains($0) }) {
            return [Fragment(kind: "number", text: digits)]
        }
        return [Fragment(kind: "word", text: text)]
    }

    private static func named(_ text: String) -> Set<Fragment> {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
        let han = folded.filter(\.isHan)
        var fragments: Set<Fragment> = [Fragment(kind: "word", text: folded)]
        for word in folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            fragments.insert(Fragment(kind: "word", text: String(word)))
        }
        guard !han.isEmpty else { return fragments }
        fragments.formUnion(singles(han))
        fragments.formUnion(pairs(han))
        let syllables = pinyin(han)
        for syllable in syllables { fragments.insert(Fragment(kind: "word", text: syllable)) }
        fragments.insert(Fragment(kind: "word", text: syllables.joined()))
        fragments.insert(Fragment(kind: "word", text: String(syllables.compactMap(\.first))))
        return fragments
    }

    private static func number(_ digits: String) -> Set<Fragment> {
        guard digits.count >= 4 else { return [] }
        return [Fragment(kind: "number", text: digits), Fragment(kind: "tail", text: String(digits.suffix(4)))]
    }

    private static func singles(_ han: String) -> [Fragment] {
        han.map { Fragment(kind: "han", text: String($0)) }
    }

    private static func pairs(_ han: String) -> [Fragment] {
        zip(han, han.dropFirst()).map { Fragment(kind: "han", text: String([$0, $1])) }
    }

    private static func pinyin(_ han: String) -> [String] {
        han.compactMap { character in
            String(character).applyingTransform(.toLatin, reverse: false)?.applyingTransform(
                .stripDiacritics, reverse: false)?
                .lowercased()
        }
    }
}

extension Character {
    fileprivate var isHan: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
            default: false
            }
        }
    }
}

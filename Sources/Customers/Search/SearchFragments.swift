import Foundation
import Shop

/// The fragments by which a value can be found: Han characters and pairs of them, pinyin and its initials, words and how
/// they begin, whole numbers and their last seven or four digits.
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
        case .address, .buyerMessage, .merchantMemo, .review, .note: []
        }
    }

    /// What somebody typed: digits are a phone or its tail, Han text its pairs, everything else words or pinyin.
    static func asked(_ text: String) -> Set<Fragment> {
        let text = Normalised.composed(text).trimmingCharacters(in: .whitespaces).lowercased()
        guard !text.isEmpty else { return [] }
        let han = text.filter(\.isHan)
        if !han.isEmpty { return Set(han.count == 1 ? singles(han) : pairs(han)) }
        let digits = Normalised.phone(text)
        if digits.count == 4, digits == text { return [Fragment(kind: "tail", text: digits)] }
        if digits.count >= 7, text.allSatisfy({ $0.isNumber || "+-() ".contains($0) }) {
            return [Fragment(kind: "number", text: digits)]
        }
        return Set(text.split(whereSeparator: \.isWhitespace).map { word(String($0)) })
    }

    private static func word(_ text: String) -> Fragment {
        Fragment(kind: "word", text: text)
    }

    private static func named(_ text: String) -> Set<Fragment> {
        let folded = Normalised.composed(text).lowercased()
        let han = folded.filter(\.isHan)
        let words = folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        var fragments = Set(words.map(word) + [word(folded)])
        fragments.formUnion(beginnings(folded).map(word))
        guard !han.isEmpty else { return fragments }
        fragments.formUnion(singles(han))
        fragments.formUnion(pairs(han))
        fragments.formUnion(Pinyin.spellings(han).map(word))
        return fragments
    }

    private static let shortestBeginning = 3
    private static let longestBeginning = 12

    /// How each Latin word of a name or nick begins, and all of it with and without what stands between its words:
    /// `tb_123456` is found by `tb_123` and by `tb123`.
    private static func beginnings(_ folded: String) -> Set<String> {
        let latin = folded.split(whereSeparator: \.isHan).flatMap { part in
            part.split(whereSeparator: \.isWhitespace).flatMap { written -> [String] in
                let words = written.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
                return words + [words.joined(), String(written)]
            }
        }
        return latin.reduce(into: []) { found, word in
            guard word.count >= shortestBeginning else { return }
            for length in shortestBeginning...min(longestBeginning, word.count) {
                found.insert(String(word.prefix(length)))
            }
        }
    }

    private static func number(_ digits: String) -> Set<Fragment> {
        guard digits.count >= 4 else { return [] }
        var fragments: Set = [
            Fragment(kind: "number", text: digits), Fragment(kind: "tail", text: String(digits.suffix(4))),
        ]
        if digits.count > 7 { fragments.insert(Fragment(kind: "number", text: String(digits.suffix(7)))) }
        return fragments
    }

    private static func singles(_ han: String) -> [Fragment] {
        han.map { Fragment(kind: "han", text: String($0)) }
    }

    private static func pairs(_ han: String) -> [Fragment] {
        zip(han, han.dropFirst()).map { Fragment(kind: "han", text: String([$0, $1])) }
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

import Database
import Foundation
import Shop

/// Finds what tells of some persons: any value that they are known or reached by, however it is written, and any name whose
/// keyed hash they have. Rather once too often than once too little: a first name alone is enough for a person who has no
/// other.
struct PersonMentions {
    /// A text whose every word must stand in what is searched.
    private struct Words {
        let words: [(text: [UInt8], isWhole: Bool)]
    }

    /// A number of so many digits is found without the country before it.
    private static let digitsCompared = 9
    private let words: [Words]
    private let numbers: [[UInt8]]
    private let names: Set<Owners.Name>
    private let kinds: [String]
    private let blindIndex: BlindIndex
    /// Texts that were hashed and are none of theirs: most come again and again.
    private var others: Set<String> = []

    init(of customers: [ID<Customer>], brand: ID<Brand>, _ keys: Keys, in tx: ReadTransaction) throws {
        var words: [Words] = []
        var numbers: Set<[UInt8]> = []
        for value in try PersonalValues(keys, brand: brand).of(customers, in: tx).map(\.value) {
            let digits = Array(Normalised.phone(value.text).utf8)
            if value.kind == .phone, digits.count > 5 {
                numbers.insert(digits.suffix(Self.digitsCompared))
            } else if let found = Self.words(of: value) {
                words.append(found)
            }
        }
        self.words = words
        self.numbers = Array(numbers)
        names = Set(
            try tx.all(
                """
                SELECT kind, blind_index
                FROM identities
                WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers.map(\.raw))
                """
            ) { Owners.Name(kind: $0.text(0), blindIndex: $0.bytes(1)) })
        kinds = Set(names.map(\.kind)).sorted()
        blindIndex = BlindIndex(keys, brand: brand)
    }

    /// Whether any of them is told of.
    mutating func areIn(_ content: [UInt8]) -> Bool {
        guard !words.isEmpty || !numbers.isEmpty || !names.isEmpty else { return false }
        let texts = ToldTexts(content).texts
        if texts.contains(where: { hasName($0) }) { return true }
        let folded = Array(Self.folded(texts.joined(separator: "\n")).utf8)
        if words.contains(where: { Self.has($0, folded) }) { return true }
        guard !numbers.isEmpty else { return false }
        let digits = Self.digits(of: folded)
        return numbers.contains { Self.place(of: $0, in: digits[...]) != nil }
    }

    private mutating func hasName(_ text: String) -> Bool {
        guard !kinds.isEmpty, text.utf8.count <= 128, !text.isEmpty, !others.contains(text) else { return false }
        for kind in kinds where names.contains(Owners.Name(kind: kind, blindIndex: blindIndex.of(text, kind: kind))) {
            return true
        }
        // Numbers of orders never come again: they would fill the memory.
        if others.count < 100_000 { others.insert(text) }
        return false
    }

    private static func folded(_ text: String) -> String {
        Normalised.composed(text).lowercased()
    }

    /// Nil for what is in too much to tell anything.
    private static func words(of value: PersonalValue) -> Words? {
        let folded = folded(value.text)
        let words = folded.split { $0.isWhitespace || ",，;；".contains($0) }.filter { $0.count > 1 || $0.utf8.count > 1 }
        guard folded.count > 1, !words.isEmpty else { return nil }
        return Words(words: words.map { (Array($0.utf8), $0.utf8.allSatisfy { $0 < 0x80 }) })
    }

    private static func has(_ words: Words, _ text: [UInt8]) -> Bool {
        words.words.allSatisfy { word in
            var rest = text[...]
            while let place = place(of: word.text, in: rest) {
                let end = place + word.text.count
                if !word.isWhole || !isLetter(text, place - 1) && !isLetter(text, end) { return true }
                rest = text[(place + 1)...]
            }
            return false
        }
    }

    /// Of Latin script, or a digit.
    private static func isLetter(_ text: [UInt8], _ place: Int) -> Bool {
        guard text.indices.contains(place) else { return false }
        switch text[place] {
        case 0x30...0x39, 0x61...0x7A: return true
        default: return false
        }
    }

    /// Digits that stand together as people write numbers; what parts two numbers is a blank.
    private static func digits(of text: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        for byte in text {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
                UInt8(ascii: "+"), UInt8(ascii: "/"):
                continue
            default: if digits.last != 0x20 { digits.append(0x20) }
            }
        }
        return digits
    }

    private static func place(of needle: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first else { return nil }
        return text.withUnsafeBytes { bytes -> Int? in
            guard let begin = bytes.baseAddress else { return nil }
            var from = 0
            while bytes.count - from >= needle.count,
                let found = memchr(begin + from, Int32(first), bytes.count - from - needle.count + 1)
            {
                let place = UnsafeRawPointer(found) - begin
                if memcmp(begin + place, needle, needle.count) == 0 { return text.startIndex + place }
                from = place + 1
            }
            return nil
        }
    }
}

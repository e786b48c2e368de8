import Foundation

/// Brings a value to the one spelling under which it is compared and searched.
enum Normalised {
    /// A phone without any digit stays as it is, so that two of them are not taken for one.
    static func value(_ text: String, kind: String) -> String {
        switch kind {
        case "phone":
            let digits = phone(text)
            return digits.isEmpty ? composed(trimmed(text)) : digits
        case "email": return text.trimmingCharacters(in: .whitespaces).lowercased()
        default: return composed(trimmed(text))
        }
    }

    /// Digits alone; a Chinese mobile number without its country code.
    static func phone(_ text: String) -> String {
        let digits = String(decoding: composed(text).utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
        if digits.utf8.count == 13, digits.hasPrefix("861") { return String(digits.dropFirst(2)) }
        if digits.utf8.count == 15, digits.hasPrefix("00861") { return String(digits.dropFirst(4)) }
        return digits
    }

    /// Unicode's compatibility form. Plain ASCII, as most keys are, is its own.
    static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    }

    /// Without white space around it, which text that begins and ends with a visible ASCII character has not.
    private static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        let visible: ClosedRange<UInt8> = 0x21...0x7E
        if visible.contains(first), visible.contains(last) { return text }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

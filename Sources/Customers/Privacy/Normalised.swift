import Foundation

/// Brings a value to the one spelling under which it is compared and searched.
enum Normalised {
    /// A phone without any digit stays as it is, so that two of them are not taken for one.
    static func value(_ text: String, kind: String) -> String {
        switch kind {
        case "phone" where !phone(text).isEmpty: phone(text)
        case "email": text.trimmingCharacters(in: .whitespaces).lowercased()
        default: text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping
        }
    }

    /// Digits alone; a Chinese mobile number without its country code.
    static func phone(_ text: String) -> String {
        let digits = String(
            text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
                $0.isASCII && $0.properties.numericType != nil
            }.map(Character.init))
        if digits.count == 13, digits.hasPrefix("861") { return String(digits.dropFirst(2)) }
        if digits.count == 15, digits.hasPrefix("00861") { return String(digits.dropFirst(4)) }
        return digits
    }
}

import Shop

/// Numbers as people read them.
enum Figures {
    /// In English, with the noun in its number: `1 order`, `1,048 orders`. Chinese nouns have one form.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
    }

    /// `28.0%`; a dash for a share of nothing.
    static func percent(_ share: Double?) -> String {
        share.map { decimal($0 * 100, digits: 1) + "%" } ?? "–"
    }

    /// With so many digits after the point, halves away from zero.
    static func decimal(_ number: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (number * scale).rounded()
        let whole = String(Int(scaled.magnitude))
        let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
        let sign = scaled < 0 ? "-" : ""
        return digits == 0 ? sign + padded : sign + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}

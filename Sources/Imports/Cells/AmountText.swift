import Shop

/// A decimal number as exports write it: `1,234.50`, `¥1234.5`, `1234.50元`, `１２`.
enum AmountText {
    /// Nil for an empty cell.
    static func read(_ cell: Cell) throws(CellFault) -> Millionths? {
        if cell.isEmpty { return nil }
        if let plain = Millionths(plain: cell.bytes) { return plain }
        if Placeholder.isPlaceholder(cell) { return nil }
        guard var digits = digits(FullWidth.narrowed(cell.text)),
            let amount = digits.withUTF8({ Millionths(plain: $0) })
        else {
            throw CellFault(
                "amount.unreadable", en: "not an amount; write a plain number such as 1234.50",
                zh: "不是金额，请写成 1234.50 这样的数字")
        }
        return amount
    }

    /// The number without its currency sign and thousands separators; nil where these stand in wrong places.
    private static func digits(_ text: String) -> String? {
        var rest = text.filter { !$0.unicodeScalars.allSatisfy(Blank.isBlank) }[...]
        var sign = ""
        func takeSign() {
            if sign.isEmpty, let first = rest.first, first == "-" || first == "+" {
                sign = String(first)
                rest = rest.dropFirst()
            }
        }
        takeSign()
        if let first = rest.first, "¥￥£$€".contains(first) { rest = rest.dropFirst() }
        takeSign()
        if rest.hasSuffix("元") { rest = rest.dropLast() }
        let whole = rest.prefix { $0 != "." }
        guard whole.contains(",") else { return sign + rest }
        let parts = whole.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = parts.first, (1...3).contains(first.count), parts.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return sign + parts.joined() + rest.dropFirst(whole.count)
    }
}

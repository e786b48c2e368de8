import Shop

/// Finds from which moment an order counts in the words that platforms use for order types and ways to pay.
enum OrderKindWords {
    static func kind(_ row: Row, in context: ReadingContext) -> OrderKind {
        if row.text(.payment, in: context)?.contains("货到付款") == true { return .cashOnDelivery }
        let type = row.text(.orderKind, in: context) ?? ""
        if type.contains("预售") { return .presale }
        return type.contains("拼团") || type.contains("拼单") ? .group : .ordinary
    }
}

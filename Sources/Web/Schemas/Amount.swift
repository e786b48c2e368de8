import Shop

/// An amount of money as it is written: a decimal number as text, so that no reader rounds it, and its currency.
struct Amount: Codable, Sendable, Equatable {
    let amount: String
    let currency: String

    init(_ money: Money) {
        amount = money.plain
        currency = money.currency.code
    }
}

package import Shop

/// What RFM is asked: the day, how far back, and by which rules.
package struct RFMQuestion: Sendable, Hashable {
    package let today: BrandDay
    /// Purchases with 0 ≤ days before today < this; nil for all time.
    package let windowDays: Int?
    package let money: MoneyBasis
    package let frequency: FrequencyBasis

    package init(today: BrandDay, windowDays: Int?, money: MoneyBasis, frequency: FrequencyBasis) {
        self.today = today
        self.windowDays = windowDays
        self.money = money
        self.frequency = frequency
    }

    /// Whether a day lies in the window.
    package func covers(_ day: BrandDay) -> Bool {
        let daysBefore = today.number - day.number
        guard daysBefore >= 0 else { return false }
        return windowDays.map { daysBefore < $0 } ?? true
    }
}

/// One customer's figures.
package struct RFMFigures: Sendable, Hashable {
    package let customer: ID<Customer>
    /// R: whole days from the last purchase to the day asked.
    package let recencyDays: Int
    /// F: orders, or days with a purchase.
    package let frequency: Int
    /// M in minor units of the brand's currency.
    package let moneyMinor: Int64

    package init(customer: ID<Customer>, recencyDays: Int, frequency: Int, moneyMinor: Int64) {
        self.customer = customer
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
    }
}

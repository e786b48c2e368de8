package import Shop

/// What RFM is asked: the day, how far back, what counts, and by which rule.
package struct RFMQuestion: Sendable, Hashable {
    package let today: BrandDay
    /// Purchases with 0 ≤ days before today < this; nil for all time.
    package let windowDays: Int?
    package let money: MoneyBasis
    package let frequency: FrequencyBasis
    package let rule: RFMRule
    package let measure: MoneyMeasure
    /// Whether money counts what was paid for freight.
    package let countsFreight: Bool

    package init(
        today: BrandDay, windowDays: Int? = 365, money: MoneyBasis = .net, frequency: FrequencyBasis = .orders,
        rule: RFMRule = .mean, measure: MoneyMeasure = .total, countsFreight: Bool = true
    ) {
        self.today = today
        self.windowDays = windowDays
        self.money = money
        self.frequency = frequency
        self.rule = rule
        self.measure = measure
        self.countsFreight = countsFreight
    }

    /// The same question by another rule.
    package func by(_ rule: RFMRule) -> RFMQuestion {
        RFMQuestion(
            today: today, windowDays: windowDays, money: money, frequency: frequency, rule: rule, measure: measure,
            countsFreight: countsFreight)
    }

    /// The same question on another day.
    package func on(_ day: BrandDay) -> RFMQuestion {
        RFMQuestion(
            today: day, windowDays: windowDays, money: money, frequency: frequency, rule: rule, measure: measure,
            countsFreight: countsFreight)
    }

    /// Whether a day lies in the window.
    package func covers(_ day: BrandDay) -> Bool {
        let daysBefore = today.number - day.number
        guard daysBefore >= 0 else { return false }
        return windowDays.map { daysBefore < $0 } ?? true
    }

    /// The figures of one person with at least one purchase in the window.
    ///
    /// - Parameter bought: what they bought in the window, with the money that the question counts.
    package func figures(of customer: ID<Customer>, _ bought: RFMPurchases) -> RFMFigures {
        let spent = Int64(clamping: bought.spentMinor)
        let measured: Int64 =
            switch measure {
            case .total: spent
            case .averageOrderValue: RFMPurchases.average(bought.spentMinor, over: bought.ordersWithMoney)
            }
        return RFMFigures(
            customer: customer, recencyDays: today.number - bought.last.number,
            frequency: frequency == .orders ? bought.orders : bought.days, moneyMinor: measured, spentMinor: spent)
    }
}

/// What one person bought in the window of a question, summed up.
package struct RFMPurchases: Sendable, Hashable {
    package let last: BrandDay
    package let orders: Int
    /// Days with a purchase.
    package let days: Int
    /// Orders in the brand's currency: those in another have no money, and the average is not over them.
    package let ordersWithMoney: Int
    /// Net or gross as asked; net is less by the refunds in the window that name no order.
    package let spentMinor: Int128

    package init(last: BrandDay, orders: Int, days: Int, ordersWithMoney: Int, spentMinor: Int128) {
        self.last = last
        self.orders = orders
        self.days = days
        self.ordersWithMoney = ordersWithMoney
        self.spentMinor = spentMinor
    }

    /// Money ÷ orders, rounded half up to a minor unit (away from zero below it); zero over no orders.
    static func average(_ money: Int128, over orders: Int) -> Int64 {
        guard orders > 0 else { return 0 }
        let count = Int128(orders)
        let rounded = (2 * (money < 0 ? -money : money) + count) / (2 * count)
        return Int64(clamping: money < 0 ? -rounded : rounded)
    }
}

/// How often goods came back, of the orders that were paid for: of one person, or of the whole shop.
package struct Returns: Hashable, Sendable {
    /// Orders that were paid for, those refunded since included.
    package let orders: Int
    /// Those of them whose goods came back.
    package let returned: Int

    package init(orders: Int, returned: Int) {
        self.orders = orders
        self.returned = min(returned, orders)
    }
}

/// Return rates.
package enum ReturnRules {
    /// From so many orders on a person has a return rate.
    package static let fewestOrders = 3
    /// Orders' worth of weight that the shop's rate has beside the person's own.
    package static let weightOfShop = 2.0

    /// The person's return rate, shrunk to the shop's: (2·shop + returned)/(2 + orders); nil below three orders.
    package static func rate(_ person: Returns, shop: Returns) -> Double? {
        guard person.orders >= fewestOrders else { return nil }
        let usual = shop.orders == 0 ? 0 : Double(shop.returned) / Double(shop.orders)
        return (weightOfShop * usual + Double(person.returned)) / (weightOfShop + Double(person.orders))
    }
}

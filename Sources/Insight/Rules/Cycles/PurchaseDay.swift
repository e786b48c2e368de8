package import Shop

/// One day on which a person bought something of a scope: several orders and lines of a day are one.
package struct PurchaseDay: Hashable, Sendable {
    package let day: BrandDay
    /// What was bought that day of a consumable: quantities of all its lines together × pack size. 1 for any other scope,
    /// so that an interval per unit is the interval itself.
    package let units: Int64

    package init(_ day: BrandDay, units: Int64 = 1) {
        self.day = day
        self.units = units
    }

    /// Of a consumable product.
    ///
    /// - Parameter quantity: of all lines of that product on the day that are no gifts.
    package init(_ day: BrandDay, quantity: Int128, packSize: Int64) {
        self.init(day, units: max(1, Int64(clamping: Int128(Int64(clamping: quantity)) * Int128(packSize))))
    }
}

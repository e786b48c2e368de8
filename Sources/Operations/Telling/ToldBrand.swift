package import Shop

/// A whole brand as a program tells it: where it sells, its rules, and everything that happened. Held in memory: for a small
/// one.
package struct ToldBrand: Sendable {
    /// As `Asia/Shanghai`.
    package let timeZone: String
    /// Of ISO 4217.
    package let currency: String
    package let stores: [(name: String, platform: Platform)]
    package let settings: [(name: String, value: String)]
    /// Of these stores; merges and marks behind what they name.
    package let events: [ToldEvent]
    /// How old they are.
    package let statedAt: Instant

    package init(
        timeZone: String, currency: String, stores: [(name: String, platform: Platform)],
        settings: [(name: String, value: String)], events: [ToldEvent], statedAt: Instant
    ) {
        self.timeZone = timeZone
        self.currency = currency
        self.stores = stores
        self.settings = settings
        self.events = events
        self.statedAt = statedAt
    }
}

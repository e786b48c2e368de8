package import Shop

/// One store of a sample brand.
package struct SampleStore: Hashable, Sendable {
    /// In what language its products and its buyers are named.
    package enum Wording: Sendable {
        case chinese
        /// Western names, addresses and titles, priced in US dollars.
        case western
    }

    package let name: String
    package let platform: Platform
    package let wording: Wording
    /// Of all orders.
    let share: Double

    init(_ name: String, _ platform: Platform, share: Double, wording: Wording = .chinese) {
        self.name = name
        self.platform = platform
        self.share = share
        self.wording = wording
    }

    package var currency: Currency {
        switch wording {
        case .chinese: .cny
        case .western: .usd
        }
    }
}

package import Shop

/// Something put into the cart or taken out of it.
package struct CartEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case added, removed
    }

    package let kind: Kind
    /// Nil when the source names none: all such are taken for one product.
    package let product: ID<Product>?
    package let at: Instant

    package init(_ kind: Kind, _ product: ID<Product>?, at: Instant) {
        self.kind = kind
        self.product = product
        self.at = at
    }
}

/// Says whether a cart waits for its payment.
package enum CartRules {
    /// How long something must lie there: a day.
    package static let patienceMilliseconds: Int64 = 86_400_000

    /// Whether some product was added a day ago or earlier, and since then neither taken out nor followed by a purchase of
    /// anything. What happens in the same millisecond as the adding ends it.
    ///
    /// - Parameters:
    ///   - events: of one person, in any order.
    ///   - now: for a past day its end.
    package static func isUnpaid(_ events: [CartEvent], lastPurchaseAt: Instant?, at now: Instant) -> Bool {
        var added: [ID<Product>?: Instant] = [:]
        var removed: [ID<Product>?: Instant] = [:]
        for event in events where event.at < now {
            switch event.kind {
            case .added: added[event.product] = max(added[event.product] ?? event.at, event.at)
            case .removed: removed[event.product] = max(removed[event.product] ?? event.at, event.at)
            }
        }
        return added.contains { product, at in
            now.milliseconds - at.milliseconds >= patienceMilliseconds
                && removed[product].map { $0 < at } ?? true && lastPurchaseAt.map { $0 < at } ?? true
        }
    }
}

import Shop

/// What a tracked event is of, by the name that the e-commerce part of the specification has for it.
enum EventTopic: Sendable, Equatable {
    case behaviour(BehaviourKind)
    case review
    case orderCompleted
    case orderUpdated
    case orderCancelled
    case orderRefunded
    /// Named by the specification, and nothing that is kept here: what it tells is told by another event too, or is no
    /// matter of one customer.
    case passedOver

    /// Nil for a name that the specification does not have.
    init?(event name: String) {
        guard let topic = Self.named[name] ?? Self.named[Self.plain(name)] else { return nil }
        self = topic
    }

    /// Names are written with capitals, and some clients write them otherwise.
    private static func plain(_ name: String) -> String {
        name.lowercased().replacing("_", with: " ")
    }

    private static let named: [String: EventTopic] = {
        let topics: [(String, EventTopic)] = [
            ("Products Searched", .behaviour(.searched)),
            ("Product Viewed", .behaviour(.viewed)),
            ("Product Added", .behaviour(.added)),
            ("Wishlist Product Added to Cart", .behaviour(.added)),
            ("Product Removed", .behaviour(.removed)),
            ("Checkout Started", .behaviour(.checkoutStarted)),
            ("Product Added to Wishlist", .behaviour(.favourited)),
            ("Product Removed from Wishlist", .behaviour(.unfavourited)),
            ("Product Shared", .behaviour(.shared)),
            ("Cart Shared", .behaviour(.shared)),
            ("Product Reviewed", .review),
            ("Order Completed", .orderCompleted),
            ("Order Updated", .orderUpdated),
            ("Order Cancelled", .orderCancelled),
            ("Order Refunded", .orderRefunded),
            ("Product List Viewed", .passedOver),
            ("Product List Filtered", .passedOver),
            ("Promotion Viewed", .passedOver),
            ("Promotion Clicked", .passedOver),
            ("Product Clicked", .passedOver),
            ("Cart Viewed", .passedOver),
            ("Checkout Step Viewed", .passedOver),
            ("Checkout Step Completed", .passedOver),
            ("Payment Info Entered", .passedOver),
            ("Coupon Entered", .passedOver),
            ("Coupon Applied", .passedOver),
            ("Coupon Denied", .passedOver),
            ("Coupon Removed", .passedOver),
        ]
        var named = Dictionary(uniqueKeysWithValues: topics)
        for (name, topic) in topics { named[plain(name)] = topic }
        return named
    }()
}

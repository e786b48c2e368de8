import Facts

/// What a live column says of one order in few bits.
struct OrderState: OptionSet, Sendable {
    let rawValue: UInt16

    /// It is a purchase from its day on, unless all was given back.
    static let counts = OrderState(rawValue: 1)
    /// In another currency than the brand's: its money is nought.
    static let isForeign = OrderState(rawValue: 2)
    static let isLeftOut = OrderState(rawValue: 4)
    /// It was paid for, whatever became of it.
    static let isPaid = OrderState(rawValue: 8)
    static let wasShipped = OrderState(rawValue: 16)
    /// A source told what the buyer paid.
    static let tellsPaid = OrderState(rawValue: 32)

    /// How many raw values there are.
    static let rawValues = 64
}

extension OrderState {
    init(_ order: ScannedOrder) {
        var state: OrderState = []
        let isPaid = order.purchasedAt != nil && !order.isLeftOut
        if isPaid { state.insert(.isPaid) }
        if isPaid, !order.isClosed { state.insert(.counts) }
        if order.isForeign { state.insert(.isForeign) }
        if order.isLeftOut { state.insert(.isLeftOut) }
        if order.wasShipped { state.insert(.wasShipped) }
        if order.paid != nil { state.insert(.tellsPaid) }
        self = state
    }
}

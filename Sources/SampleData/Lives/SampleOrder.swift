package import Shop

/// One order as plain numbers: what statements and files are made of, and what measurements read directly.
package struct SampleOrder: Sendable {
    /// Why an order is no sale, where it is none.
    package enum Nature: Sendable {
        case sale
        /// 刷单: its memo says so, or only the mark.
        case brushing(isTold: Bool)
        case staff, test
        /// 补差价
        case priceDifference
        /// 补发 of something that arrived broken.
        case resend
        /// Nothing but gifts.
        case gifts

        /// As what people of the shop mark it afterwards.
        var mark: LeftOutReason? {
            switch self {
            case .brushing: .brushing
            case .staff: .staff
            case .test: .test
            case .priceDifference: .priceDifference
            case .resend: .resend
            case .sale, .gifts: nil
            }
        }
    }

    /// Unique within the brand.
    package let serial: Int64
    /// The place of its store among the brand's.
    package let store: Int
    package let kind: OrderKind
    package let nature: Nature
    package internal(set) var status: OrderStatus
    package internal(set) var times: OrderTimes
    /// `paid` = `goods` + `freight` − discounts once it is paid, else nil. `received` is told on confirmation.
    package internal(set) var amounts: OrderAmounts
    package let storeDiscount: Int64
    package let platformDiscount: Int64
    /// The place of a live room's host, for orders made there.
    package let host: Int?
    /// 0: the buyer receives it; else which of a reseller's recipients.
    package let recipient: Int
    /// Its platform tells who bought.
    package let isClaimed: Bool
    /// Places in the life's `lines`.
    package let lines: Range<Int>

    /// It counts as a purchase once everything that is known of it is told.
    package var isPurchase: Bool {
        guard case .sale = nature else { return false }
        guard let paid = amounts.paid, status != .closed else { return false }
        switch kind {
        case .ordinary, .presale: return times.paid != nil && amounts.refunded < paid
        case .group: return times.grouped != nil && amounts.refunded < paid
        case .cashOnDelivery: return (times.delivered ?? times.confirmed) != nil && amounts.refunded < paid
        }
    }

    /// From when a purchase counts; when the order was made, of one that is none.
    package var purchased: Instant {
        switch kind {
        case .ordinary, .presale: times.paid ?? placed
        case .group: times.grouped ?? placed
        case .cashOnDelivery: times.delivered ?? times.confirmed ?? placed
        }
    }

    /// When the order was made.
    package var placed: Instant { times.placed ?? Instant(milliseconds: 0) }
}

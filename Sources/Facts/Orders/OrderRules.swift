import Shop

/// Decides what a statement does to an order known already. Pure: values in, verdict out.
package enum OrderRules {
    package enum Verdict: Hashable, Sendable {
        /// It says nothing new.
        case unchanged
        /// It is the version in force from now on.
        case advanced(OrderVersion)
        /// It is older than what is known, says otherwise, and fills no blank.
        case late
        case aside([Contradiction])
    }

    /// Doors of one platform tell the moments of one payment some seconds apart: of the order, of the card, of the message.
    private static let samePaymentMilliseconds: Int64 = 5 * 60_000

    private static func areOnePayment(_ one: Instant, _ other: Instant) -> Bool {
        abs(one.milliseconds - other.milliseconds) <= samePaymentMilliseconds
    }

    /// What the stated lines do to those known.
    package enum LinesChange: Hashable, Sendable {
        case same
        /// Rows are added to the set in force, or it is the first set: an order never contradicts its own rows.
        case added
        /// The source tells whole orders, and tells other lines than before.
        case replaced
    }

    /// - Parameter stated: the statement as a version of its own: amounts of a union of rows already summed over all
    ///   rows known, and its `lineSet` the one that lines replacing others would come to stand in.
    package static func judge(
        _ stated: OrderVersion, isUnion: Bool, lines: LinesChange, against current: OrderVersion
    ) -> Verdict {
        let isOlder = stated.statedAt < current.statedAt
        // Until the payment, price and lines may change: an older statement from before it contradicts neither.
        let isFromBeforePayment = isOlder && stated.times.paid == nil && stated.status.map { $0 < .paid } == true
        let isOtherPaid = stated.amounts.paid.map { $0 != current.amounts.paid ?? $0 } ?? false
        var contradictions: [Contradiction] = []
        if let known = current.customer, let told = stated.customer, known != told { contradictions.append(.buyer) }
        if stated.currency != current.currency { contradictions.append(.currency) }
        if !isUnion, !isFromBeforePayment, let paidAt = current.times.paid {
            if let told = stated.times.paid, !areOnePayment(told, paidAt) { contradictions.append(.paymentTime) }
            if isOtherPaid, !isRefundBetween(stated, current, isOlder: isOlder) { contradictions.append(.paidAmount) }
        }
        if lines == .replaced, current.times.paid != nil, !isFromBeforePayment { contradictions.append(.lines) }
        guard contradictions.isEmpty else { return .aside(contradictions) }

        if let known = current.status, let told = stated.status, told < known {
            contradictions.append(.statusBackwards)
        }
        // A source without a refund column tells 0: that takes nothing back.
        if stated.amounts.refunded > 0, stated.amounts.refunded < current.amounts.refunded {
            contradictions.append(.refundLowered)
        }
        if !isUnion, !isOlder, !contradictions.isEmpty { return .aside(contradictions) }

        let isOverruled = isOlder && lines == .replaced
        let change = isOverruled ? .same : lines
        let next = merged(stated, isUnion: isUnion, lines: change, into: current, isOlder: isOlder)
        var compared = next
        compared.statedAt = current.statedAt
        guard compared == current, change == .same else { return .advanced(next) }
        let saysOtherwise = isOverruled || isOtherPaid || !contradictions.isEmpty
        return isOlder && !isUnion && saysOtherwise ? .late : .unchanged
    }

    /// What stands after a person accepted a statement kept aside: all that it tells, and what was known of the rest.
    ///
    /// - Parameter hasOwnLines: whether the statement keeps lines in a set of its own.
    package static func accepted(
        _ stated: OrderVersion, hasOwnLines: Bool, over current: OrderVersion
    ) -> OrderVersion {
        var next = stated
        if stated.kind == .ordinary { next.kind = current.kind }
        next.status = stated.status ?? current.status
        if stated.statedAt < current.statedAt { next.status = [stated.status, current.status].compactMap { $0 }.max() }
        next.times = stated.times.combined(with: current.times, early: { told, _ in told }, late: { told, _ in told })
        if stated.currency == current.currency {
            next.amounts = merged(stated.amounts, into: current.amounts, keepsKnown: false)
            if stated.amounts.refunded > 0 {
                next.amounts.refunded = stated.amounts.refunded
                next.amounts.isRefundAssumed = stated.amounts.isRefundAssumed
            }
        }
        next.refundedAt = current.refundedAt
        if next.amounts.refunded == 0 {
            next.refundedAt = nil
        } else if next.amounts.refunded != current.amounts.refunded {
            next.refundedAt = stated.refundMoment
        }
        next.customer = stated.customer ?? current.customer
        next.leftOut = stated.leftOut ?? current.leftOut
        next.origin = stated.origin ?? current.origin
        if !hasOwnLines { next.lineSet = current.lineSet }
        next.statedAt = max(stated.statedAt, current.statedAt)
        return next
    }

    /// Whether the younger of two statements tells more refunded than the older: then it may tell another amount paid.
    private static func isRefundBetween(_ stated: OrderVersion, _ current: OrderVersion, isOlder: Bool) -> Bool {
        isOlder
            ? stated.amounts.refunded < current.amounts.refunded
            : stated.amounts.refunded > current.amounts.refunded
    }

    private static func merged(
        _ stated: OrderVersion, isUnion: Bool, lines: LinesChange, into current: OrderVersion, isOlder: Bool
    ) -> OrderVersion {
        var next = current
        if stated.kind != .ordinary { next.kind = stated.kind }
        next.status = [current.status, stated.status].compactMap { $0 }.max()
        next.times =
            isUnion
            ? current.times.combined(with: stated.times, early: { min($0, $1) }, late: { max($0, $1) })
            : current.times.combined(with: stated.times, early: { known, _ in known }, late: { known, _ in known })
        next.amounts = merged(stated.amounts, into: current.amounts, keepsKnown: isOlder && !isUnion)
        if next.amounts.refunded > current.amounts.refunded {
            next.refundedAt = stated.refundMoment
        }
        next.customer = current.customer ?? stated.customer
        next.leftOut = leftOut(stated, isUnion: isUnion, current, isOlder: isOlder)
        next.origin = current.origin ?? stated.origin
        switch lines {
        case .same: break
        case .added: next.lineSet = max(1, current.lineSet)
        case .replaced: next.lineSet = stated.lineSet
        }
        next.statedAt = max(current.statedAt, stated.statedAt)
        return next
    }

    /// A reason that hangs on an order's rows holds only while it holds of every part of them.
    private static func leftOut(
        _ stated: OrderVersion, isUnion: Bool, _ current: OrderVersion, isOlder: Bool
    ) -> LeftOutReason? {
        let reason =
            isOlder && !isUnion ? current.leftOut ?? stated.leftOut : stated.leftOut ?? current.leftOut
        guard let reason, isUnion, current.lineSet > 0, reason == .onlyGifts || reason == .stockAdjustment else {
            return reason
        }
        return current.leftOut == nil || stated.leftOut == nil ? nil : reason
    }

    private static func merged(
        _ stated: OrderAmounts, into current: OrderAmounts, keepsKnown: Bool
    ) -> OrderAmounts {
        func pick(_ told: Int64?, _ known: Int64?) -> Int64? {
            keepsKnown ? known ?? told : told ?? known
        }
        let isRaised = stated.refunded > current.refunded
        return OrderAmounts(
            goods: pick(stated.goods, current.goods),
            freight: pick(stated.freight, current.freight),
            paid: pick(stated.paid, current.paid),
            received: pick(stated.received, current.received),
            refunded: max(stated.refunded, current.refunded),
            isRefundAssumed: isRaised || stated.refunded == current.refunded && stated.refunded > 0
                ? stated.isRefundAssumed && (isRaised || current.isRefundAssumed) : current.isRefundAssumed)
    }
}

extension OrderTimes {
    /// Fills blanks from `other`; where both tell a moment, `early` picks up to the group, `late` from the shipping on.
    fileprivate func combined(
        with other: OrderTimes, early: (Instant, Instant) -> Instant, late: (Instant, Instant) -> Instant
    ) -> OrderTimes {
        func pick(_ moment: (OrderTimes) -> Instant?, _ choose: (Instant, Instant) -> Instant) -> Instant? {
            guard let mine = moment(self), let others = moment(other) else { return moment(self) ?? moment(other) }
            return choose(mine, others)
        }
        return OrderTimes(
            placed: pick(\.placed, early), depositPaid: pick(\.depositPaid, early), paid: pick(\.paid, early),
            grouped: pick(\.grouped, early), shipped: pick(\.shipped, late), delivered: pick(\.delivered, late),
            confirmed: pick(\.confirmed, late), closed: pick(\.closed, late))
    }
}

import Shop

/// Decides what a statement does to an order known already. Pure: values in, verdict out.
package enum OrderRules {
    package enum Verdict: Hashable, Sendable {
        /// It says nothing new.
        case unchanged
        /// It is the version in force from now on.
        case advanced(OrderVersion)
        /// It is older than what is known and would take something back.
        case late
        case aside([Contradiction])
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
    ///   rows known. Its `lineSet` is ignored.
    package static func judge(
        _ stated: OrderVersion, isUnion: Bool, lines: LinesChange, against current: OrderVersion
    ) -> Verdict {
        let isOlder = stated.statedAt < current.statedAt
        var contradictions: [Contradiction] = []
        if let known = current.customer, let told = stated.customer, known != told { contradictions.append(.buyer) }
        if stated.currency != current.currency { contradictions.append(.currency) }
        if !isUnion {
            if let known = current.times.paid, let told = stated.times.paid, known != told {
                contradictions.append(.paymentTime)
            }
            if current.times.paid != nil, let known = current.amounts.paid, let told = stated.amounts.paid,
                known != told, stated.amounts.refunded <= current.amounts.refunded
            {
                contradictions.append(.paidAmount)
            }
        }
        if lines == .replaced, current.times.paid != nil { contradictions.append(.lines) }
        guard contradictions.isEmpty else { return .aside(contradictions) }

        if let known = current.status, let told = stated.status, told < known {
            contradictions.append(.statusBackwards)
        }
        // A source without a refund column tells 0: that takes nothing back.
        if stated.amounts.refunded > 0, stated.amounts.refunded < current.amounts.refunded {
            contradictions.append(.refundLowered)
        }
        if !isUnion, !contradictions.isEmpty { return isOlder ? .late : .aside(contradictions) }

        let next = merged(stated, isUnion: isUnion, lines: lines, into: current, isOlder: isOlder)
        var compared = next
        compared.statedAt = current.statedAt
        return compared == current ? .unchanged : .advanced(next)
    }

    private static func merged(
        _ stated: OrderVersion, isUnion: Bool, lines: LinesChange, into current: OrderVersion, isOlder: Bool
    ) -> OrderVersion {
        var next = current
        if stated.kind != .ordinary { next.kind = stated.kind }
        next.status = [current.status, stated.status].compactMap { $0 }.max()
        next.times =
            isUnion
            ? current.times.combined(with: stated.times) { min($0, $1) }
            : current.times.combined(with: stated.times) { known, _ in known }
        next.amounts = merged(stated.amounts, into: current.amounts, isUnion: isUnion, isOlder: isOlder)
        if next.amounts.refunded > current.amounts.refunded {
            next.refundedAt = stated.times.closed ?? stated.statedAt
        }
        next.customer = current.customer ?? stated.customer
        next.leftOut = isUnion && (current.leftOut == nil || stated.leftOut == nil) ? nil : stated.leftOut ?? current.leftOut
        next.origin = current.origin ?? stated.origin
        if lines != .same { next.lineSet = lines == .replaced ? current.lineSet + 1 : max(1, current.lineSet) }
        next.statedAt = max(current.statedAt, stated.statedAt)
        return next
    }

    private static func merged(
        _ stated: OrderAmounts, into current: OrderAmounts, isUnion: Bool, isOlder: Bool
    ) -> OrderAmounts {
        func pick(_ told: Int64?, _ known: Int64?) -> Int64? {
            isOlder && !isUnion ? known ?? told : told ?? known
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
    /// Fills blanks from `other`; where both tell a moment, `choose` picks.
    fileprivate func combined(with other: OrderTimes, choose: (Instant, Instant) -> Instant) -> OrderTimes {
        func pick(_ known: Instant?, _ told: Instant?) -> Instant? {
            guard let known, let told else { return known ?? told }
            return choose(known, told)
        }
        return OrderTimes(
            placed: pick(placed, other.placed), depositPaid: pick(depositPaid, other.depositPaid),
            paid: pick(paid, other.paid), grouped: pick(grouped, other.grouped), shipped: pick(shipped, other.shipped),
            delivered: pick(delivered, other.delivered), confirmed: pick(confirmed, other.confirmed),
            closed: pick(closed, other.closed))
    }
}

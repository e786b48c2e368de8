import Columns
import Segments
import Shop

/// Answers a segment for everybody of one part.
struct SegmentPass {
    let day: SegmentDay
    let part: PartDay
    let thresholds: [Threshold: Ratio]

    /// Those among the candidates who are in it. Of several conditions the cheap ones are asked first, and each only of those
    /// whom the others leave open.
    func mask(_ segment: Segment, among candidates: BitMask) -> BitMask {
        guard candidates.any else { return candidates }
        switch segment {
        case .all(let parts):
            var left = candidates
            for part in parts.sorted(by: { $0.effort < $1.effort }) where left.any { left = mask(part, among: left) }
            return left
        case .any(let parts):
            var (found, left) = (BitMask(rows: candidates.rows), candidates)
            for part in parts.sorted(by: { $0.effort < $1.effort }) where left.any {
                let more = mask(part, among: left)
                found |= more
                left.subtract(more)
            }
            return found
        case .not(let part): return candidates.subtracting(mask(part, among: candidates))
        case .clause(let clause): return mask(clause, among: candidates)
        }
    }

    private func mask(_ clause: Clause, among candidates: BitMask) -> BitMask {
        switch clause {
        case .happening(let happening): mask(happening, candidates)
        case .number(let clause):
            NumberPass(clause, part, day).mask(
                candidates, clause.test, yardstick: Threshold(of: clause).flatMap { thresholds[$0] })
        case .moment(let clause): mask(clause, candidates)
        case .due(let clause): mask(clause, candidates)
        case .rfm(let choice): part.reckoned.mask(choice, among: candidates)
        case .stage(let choice): part.reckoned.mask(choice, among: candidates)
        case .value(let choice): part.reckoned.mask(choice, among: candidates)
        case .lapse(let choice): part.reckoned.mask(choice, among: candidates)
        case .store(let names): known(OrderFilter(stores: names), candidates)
        case .source(let platforms): known(OrderFilter(sources: platforms), candidates)
        case .segment(let names):
            mask(
                .any(names.compactMap { day.question.definitions[$0] }),
                among: names.contains { day.question.definitions[$0] != nil }
                    ? candidates : BitMask(rows: candidates.rows))
        case .tag(let names): candidates & attributes.tagged(names)
        case .trait(let clause): candidates & attributes.mask(clause)
        case .field(let field, let choice): candidates & attributes.mask(field, choice)
        case .consent(let clause): candidates & attributes.mask(clause)
        }
    }

    private var attributes: AttributePass { AttributePass(part.part, day) }

    private func selection(_ filter: OrderFilter) -> OrderSelection {
        OrderSelection(filter, day.live.shelf, stores: day.question.stores)
    }

    // MARK: What was done

    private func mask(_ happening: Happening, _ candidates: BitMask) -> BitMask {
        guard let days = day.days(of: happening.period) else {
            return happening.count.holds(0) ? candidates : BitMask(rows: candidates.rows)
        }
        let selection = selection(happening.filter)
        switch happening.act {
        case .bought:
            if selection.isOpen, happening.period == nil {
                let orders = part.total(.orders, day)
                return orders.withUnsafeBuffer { orders in
                    BitMask.among(candidates) { $0.filter { happening.count.holds(Int(orders[$0])) } }
                }
            }
            return BoughtPass(part: part, selection: selection, days: days).mask(happening.count, among: candidates)
        case .returned:
            return ReturnedPass(part: part, selection: selection, days: days).mask(happening.count, among: candidates)
        case .reviewed: return reviewed(selection, days, happening.count, candidates)
        case .interacted: return candidates & attributes.interacted(days, happening.count)
        case .viewed, .searched, .added, .removed, .checkoutStarted, .favourited, .unfavourited, .followed, .unfollowed,
            .shared, .visited:
            return done(happening, selection, days, candidates)
        }
    }

    private func counted(_ counts: [Int32: Int], _ bound: CountBound, _ candidates: BitMask) -> BitMask {
        BitMask.among(candidates) { $0.filter { bound.holds(counts[Int32($0)] ?? 0) } }
    }

    private func reviewed(
        _ selection: OrderSelection, _ days: ClosedRange<Int32>, _ bound: CountBound, _ candidates: BitMask
    ) -> BitMask {
        guard selection.hosts == nil else { return counted([:], bound, candidates) }
        let reviews = part.reviews
        return BitMask.among(candidates) {
            $0.filter { slot in
                bound.holds(reviews[slot].count { days.contains($0.day) && selection.allowsReview($0) })
            }
        }
    }

    private func done(
        _ happening: Happening, _ selection: OrderSelection, _ days: ClosedRange<Int32>, _ candidates: BitMask
    ) -> BitMask {
        guard let kind = happening.act.behaviour.flatMap({ UInt8(exactly: $0.rawValue) }), selection.hosts == nil else {
            return counted([:], happening.count, candidates)
        }
        return DeedPass(day: day, part: part, selection: selection, days: days, kind: kind).mask(
            happening.count, among: candidates)
    }

    // MARK: Moments

    private func mask(_ clause: MomentClause, _ candidates: BitMask) -> BitMask {
        let days = day.days(of: clause.period)
        switch clause.moment {
        case .firstOrder, .lastOrder:
            guard let days else { return BitMask(rows: candidates.rows) }
            return ordered(clause, days, candidates)
        case .firstSeen, .lastSeen: return seen(clause.moment == .firstSeen, days, candidates)
        case .lastReview:
            let reviews = part.reviews
            return BitMask.among(candidates) {
                $0.filter { slot in
                    let last = reviews[slot].lazy.map(\.day).filter { $0 <= day.today }.max()
                    return last.map { days?.contains($0) ?? false } ?? false
                }
            }
        case .lastInteraction: return candidates & attributes.lastInteraction(in: days)
        case .becameMember: return candidates & attributes.becameMember(in: days)
        case .birthday: return candidates & attributes.birthday(clause.period)
        }
    }

    private func ordered(_ clause: MomentClause, _ days: ClosedRange<Int32>, _ candidates: BitMask) -> BitMask {
        let isLast = clause.moment == .lastOrder
        let purchases = part.columns.purchases(of: part)
        let bounds = days.clamped(to: .min + 1 ... .max - 1)
        let inTime = (isLast ? purchases.last : purchases.first).mask(within: bounds, among: candidates)
        let selection = selection(clause.filter)
        guard !selection.isOpen else { return inTime }
        return part.withView(part.purchases) { view in
            let picker = OrderPicker(view, selection, part.part)
            return BitMask.among(inTime) {
                $0.filter { slot in
                    var found: Int?
                    view.forEachOrder(of: slot, Int32.min...day.today) { row in
                        found = row
                        return !isLast
                    }
                    return found.map { picker.allows($0) } ?? false
                }
            }
        }
    }

    private func seen(_ isFirst: Bool, _ days: ClosedRange<Int32>?, _ candidates: BitMask) -> BitMask {
        guard let days else { return BitMask(rows: candidates.rows) }
        let asked = day.moments(of: days)
        guard isFirst else {
            let bounds = max(asked.lowerBound, .min + 1)...asked.upperBound - 1
            return part.columns.lastSeen(of: part).mask(within: bounds, among: candidates)
        }
        let part = part
        return part.part.behaviours.moments.withUnsafeBuffer { at in
            BitMask.among(candidates) {
                $0.filter { slot in
                    let row = part.part.behaviours(of: slot).first
                    return row.map { at[$0] < part.end && asked.contains(at[$0]) } ?? false
                }
            }
        }
    }

    // MARK: Due and known

    private func mask(_ clause: DueClause, _ candidates: BitMask) -> BitMask {
        let today = day.question.today
        guard let goods = clause.goods else {
            return part.reckoned.mask(clause.test, asked: today, among: candidates)
        }
        guard let due = day.dueProducts(of: part) else { return BitMask(rows: candidates.rows) }
        let asked = selection(OrderFilter(goods: goods))
        let buyers = LikelyBuyers(part, asked, Int32.min...day.today, among: candidates).mask
        return BitMask.among(buyers) {
            $0.filter { slot in
                due.holds(of: slot, asked) { clause.test.holds($0, asked: today) }
            }
        }
    }

    /// Who has an order, paid for by the day or never, or has done something, in one of some stores.
    private func known(_ filter: OrderFilter, _ candidates: BitMask) -> BitMask {
        let selection = selection(filter)
        let end = day.moments(of: Int32.min...day.today).upperBound
        let part = part
        return part.withView(part.paid) { view in
            part.part.behaviours.moments.withUnsafeBuffer { at in
                part.part.behaviours.stores.withUnsafeBuffer { stores in
                    BitMask.among(candidates) {
                        $0.filter { slot in
                            var isKnown = false
                            for row in part.part.rows(of: slot) where !isKnown {
                                let paidOn = view.days[row]
                                isKnown =
                                    (paidOn <= day.today || paidOn == OrderColumns.noDay)
                                    && selection.allowsStore(view.stores[row])
                            }
                            if isKnown { return true }
                            return part.part.behaviours(of: slot).contains {
                                at[$0] < end && selection.allowsStore(stores[$0])
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Column<Int64> {
    /// Those of some rows whose value is defined and within a bound.
    func mask(_ bound: NumberBound, among candidates: BitMask) -> BitMask {
        let defined = DayColumns.undefined + 1 ... .max
        let asked = bound.range.clamped(to: defined)
        let within =
            bound.range.overlaps(defined) ? mask(within: asked, among: candidates) : BitMask(rows: candidates.rows)
        return bound.isInverted ? mask(within: defined, among: candidates).subtracting(within) : within
    }
}

extension NumberClause {
    fileprivate var effort: Int {
        if isKept { return 1 }
        if filter.goods != nil { return 12 }
        // Money lies in another column than days.
        return measure == .orders || measure == .purchaseDays ? 6 : 8
    }
}

extension Segment {
    /// Roughly how long it takes to ask everybody: only the order of asking hangs on it.
    fileprivate var effort: Int {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.effort }
        case .not(let part): part.effort
        case .clause(let clause):
            switch clause {
            case .tag, .trait, .field, .consent: 0
            case .rfm, .stage, .value, .lapse: 1
            case .moment(let clause): clause.filter.isEmpty ? 1 : 4
            case .number(let clause): clause.effort
            case .due(let clause): clause.goods == nil ? 1 : 15
            case .happening(let happening):
                switch happening.act {
                case .bought where happening.filter.isEmpty: happening.count.enough <= 1 ? 1 : 6
                case .returned: 2
                default: happening.filter.goods == nil ? 4 : 5
                }
            case .store, .source: 9
            case .segment: 20
            }
        }
    }
}
